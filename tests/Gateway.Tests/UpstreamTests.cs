using System.Net;

namespace Storyteller.Gateway.Tests;

public sealed class UpstreamTests(Database database)
{
    [Fact]
    public async Task A_service_that_is_down_is_not_available_now()
    {
        await using var door = await Door.ProxiedAsync(database);
        await door.EnterAsync();
        await door.Behind.DisposeAsync();
        // The first tries find out by themselves; later the health checks have found out. The answer is the same.
        for (var i = 0; i < 5; i++)
        {
            using var response = await door.Client.GetAsync("/api/v1/echo", TestContext.Current.CancellationToken);
            await Problems.AssertAsync(response, 503, "service-unavailable");
            Assert.True(response.Headers.RetryAfter?.Delta >= TimeSpan.FromSeconds(1));
        }
    }

    [Fact]
    public async Task A_service_that_comes_back_is_found_again()
    {
        await using var door = await Door.ProxiedAsync(database,
            "--ReverseProxy:Clusters:commit-aggregator:HealthCheck:Active:Interval=00:00:00.1");
        await door.EnterAsync();
        var address = door.Behind.Address;
        await door.Behind.DisposeAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(door));
        await using var again = await ServiceBehind.StartAsync(address);
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await StatusAsync(door) != HttpStatusCode.OK) limit.Token.ThrowIfCancellationRequested();
    }

    [Fact]
    public async Task A_service_that_breaks_off_is_a_bad_gateway()
    {
        await using var door = await Door.ProxiedAsync(database);
        await door.EnterAsync();
        using var response = await door.Client.GetAsync("/api/v1/break", TestContext.Current.CancellationToken);
        await Problems.AssertAsync(response, 502, "bad-gateway");
    }

    [Fact]
    public async Task A_service_that_stays_silent_is_a_timeout()
    {
        await using var door = await Door.ProxiedAsync(database,
            "--ReverseProxy:Clusters:commit-aggregator:HttpRequest:ActivityTimeout=00:00:00.2");
        await door.EnterAsync();
        using var response = await door.Client.GetAsync("/api/v1/silence", TestContext.Current.CancellationToken);
        await Problems.AssertAsync(response, 504, "gateway-timeout");
    }

    [Fact]
    public async Task Guests_are_welcome_while_the_service_behind_is_down()
    {
        await using var door = await Door.ProxiedAsync(database);
        await door.Behind.DisposeAsync();
        Assert.NotEmpty((await door.WelcomeAsync()).AccessToken);
    }

    [Fact]
    public async Task The_gateways_own_health_does_not_depend_on_the_service_behind()
    {
        await using var door = await Door.ProxiedAsync(database);
        await door.Behind.DisposeAsync();
        using var response = await door.Client.GetAsync("/alive", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static async Task<HttpStatusCode> StatusAsync(Door door)
    {
        using var response = await door.Client.GetAsync("/api/v1/echo");
        return response.StatusCode;
    }
}
