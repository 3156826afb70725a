namespace Storyteller.Gateway.Tests;

public sealed class IdentityTests(Database database)
{
    public static TheoryData<string> Arrangements => ["proxied", "embedded"];

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task The_service_behind_hears_from_the_gateway_who_it_is(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        door.Client.DefaultRequestHeaders.Add("X-Storyteller-User", "guest:somebody-else");
        door.Client.DefaultRequestHeaders.Add("x-storyteller-roles", "admin");
        door.Client.DefaultRequestHeaders.Add("X-Storyteller-Anything", "more");
        var echo = await door.EchoAsync();
        Assert.StartsWith("guest:", echo["X-Storyteller-User"]);
        Assert.DoesNotContain("somebody-else", echo["X-Storyteller-User"]);
        Assert.Equal("player", echo["X-Storyteller-Roles"]);
        Assert.Null(echo["X-Storyteller-Anything"]);
    }

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task Nobody_is_somebody_by_claiming_so_on_an_open_route(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        door.Client.DefaultRequestHeaders.Add("X-Storyteller-User", "guest:somebody-else");
        foreach (var path in new[] { "/api/v1/worlds", "/openapi/v1.json" })
        {
            var echo = await door.EchoAsync(path);
            Assert.Null(echo["X-Storyteller-User"]);
        }
    }

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task The_token_itself_stays_at_the_door(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        await door.EnterAsync();
        Assert.Null((await door.EchoAsync())["Authorization"]);
    }

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task Without_a_token_nothing_below_the_api_is_reached(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database);
        foreach (var path in new[] { "/api/v1/echo", "/api/v1/sessions/1/events", "/api/v1/nothing", "/api/v2", "/API/v1/echo" })
        {
            using var response = await door.Client.GetAsync(path, TestContext.Current.CancellationToken);
            await Problems.AssertAsync(response, 401, "not-signed-in");
            Assert.Equal("Bearer", response.Headers.WwwAuthenticate.ToString());
        }
        using var written = await door.Client.PostAsync("/api/v1/worlds", null, TestContext.Current.CancellationToken);
        await Problems.AssertAsync(written, 401, "not-signed-in");
        Assert.Empty(door.Behind.Reached);
    }
}
