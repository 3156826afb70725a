using System.Net;

namespace Storyteller.Gateway.Tests;

public sealed class LimitTests(Database database)
{
    public static TheoryData<string> Arrangements => ["proxied", "embedded"];

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task A_player_who_sends_too_many_commands_is_told_how_long_to_wait(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database, "--Limits:CommandBurst=3", "--Limits:CommandsPerSecond=1");
        await door.EnterAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => CommandAsync(door)));
        var refused = answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ToList();
        Assert.InRange(refused.Count, 1, 17);
        foreach (var answer in refused)
        {
            await Problems.AssertAsync(answer, 429, "too-many-requests");
            Assert.True(answer.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
            Assert.Equal("\"commands\";q=3;w=3", answer.Headers.GetValues("RateLimit-Policy").Single());
            Assert.StartsWith("\"commands\";r=", answer.Headers.GetValues("RateLimit").Single());
        }
        Assert.Equal(20 - refused.Count, door.Behind.Reached.Count);
    }

    [Theory]
    [MemberData(nameof(Arrangements))]
    public async Task One_players_haste_does_not_slow_another(string arrangement)
    {
        await using var door = await Door.OpenAsync(arrangement, database, "--Limits:CommandBurst=1", "--Limits:CommandsPerSecond=1");
        for (var player = 0; player < 3; player++)
        {
            await door.EnterAsync();
            using var answer = await CommandAsync(door);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }
    }

    [Fact]
    public async Task A_limited_route_says_what_is_left()
    {
        await using var door = await Door.ProxiedAsync(database);
        await door.EnterAsync();
        using var answer = await CommandAsync(door);
        Assert.Equal("\"commands\";q=40;w=4", answer.Headers.GetValues("RateLimit-Policy").Single());
        Assert.Equal("\"commands\";r=39;t=4", answer.Headers.GetValues("RateLimit").Single());
    }

    [Fact]
    public async Task Whatever_writes_falls_under_the_limit_of_commands()
    {
        await using var door = await Door.ProxiedAsync(database);
        await door.EnterAsync();
        using var answer = await door.Client.PostAsync("/api/v1/echo", null, TestContext.Current.CancellationToken);
        Assert.Equal("\"commands\";q=40;w=4", answer.Headers.GetValues("RateLimit-Policy").Single());
    }

    [Fact]
    public async Task Reading_is_not_limited_for_those_who_are_signed_in()
    {
        await using var door = await Door.ProxiedAsync(database, "--Limits:PublicPerMinute=1", "--Limits:CommandBurst=1");
        await door.EnterAsync();
        for (var i = 0; i < 5; i++) Assert.NotNull(await door.EchoAsync());
    }

    [Fact]
    public async Task An_address_gets_so_many_guests_a_minute()
    {
        await using var door = await Door.ProxiedAsync(database, "--Limits:PublicPerMinute=2");
        await door.WelcomeAsync();
        await door.WelcomeAsync();
        using var third = await door.Client.PostAsync("/api/v1/guests", null, TestContext.Current.CancellationToken);
        await Problems.AssertAsync(third, 429, "too-many-requests");
        Assert.InRange(third.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        Assert.Equal("\"public\";q=2;w=60", third.Headers.GetValues("RateLimit-Policy").Single());
    }

    [Fact]
    public async Task Guessing_tokens_is_limited_too()
    {
        await using var door = await Door.ProxiedAsync(database, "--Limits:PublicPerMinute=2");
        Assert.Null(await door.UserOfAsync("guess"));
        Assert.Null(await door.UserOfAsync("another"));
        door.Client.DefaultRequestHeaders.Authorization = new("Bearer", "a-third");
        using var third = await door.Client.GetAsync("/api/v1/echo", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, third.StatusCode);
    }

    [Fact]
    public async Task A_limit_that_makes_no_sense_stops_the_start()
    {
        var failed = await Assert.ThrowsAnyAsync<Exception>(() => Door.EmbeddedAsync(database, "--Limits:CommandBurst=0"));
        Assert.Contains("CommandBurst", failed.Message);
    }

    private static Task<HttpResponseMessage> CommandAsync(Door door) =>
        door.Client.PostAsync("/api/v1/sessions/1/commands", null, TestContext.Current.CancellationToken);
}
