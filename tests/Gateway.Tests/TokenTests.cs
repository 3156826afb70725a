using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using MassTransit;
using Storyteller.ServiceDefaults;
using Storyteller.Testing;

namespace Storyteller.Gateway.Tests;

public sealed class TokenTests(Database database)
{
    [Fact]
    public async Task A_token_outlives_the_gateway_that_signed_it()
    {
        GuestTokens tokens;
        string? user;
        await using (var first = await Door.ProxiedAsync(database))
        {
            tokens = await first.WelcomeAsync();
            user = await first.UserOfAsync(tokens.AccessToken);
        }
        await using var again = await Door.ProxiedAsync(database);
        Assert.NotNull(user);
        Assert.Equal(user, await again.UserOfAsync(tokens.AccessToken));
    }

    [Fact]
    public async Task A_token_opens_the_door_at_every_instance()
    {
        await using var own = new Database();
        await own.InitializeAsync();
        await using var behind = await ServiceBehind.StartAsync();
        // Both start on an empty key ring, as two instances of a first deployment do.
        var doors = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Door.BeforeAsync(behind, own, [new GatewayModule()])));
        await using var one = doors[0];
        await using var other = doors[1];
        Assert.NotNull(await other.UserOfAsync((await one.WelcomeAsync()).AccessToken));
        Assert.NotNull(await one.UserOfAsync((await other.WelcomeAsync()).AccessToken));
    }

    [Fact]
    public async Task A_token_of_a_gateway_with_other_keys_is_a_forgery()
    {
        await using var elsewhere = new Database();
        await elsewhere.InitializeAsync();
        await using var forger = await Door.ProxiedAsync(elsewhere);
        await using var door = await Door.ProxiedAsync(database);
        await door.WelcomeAsync();
        Assert.Null(await door.UserOfAsync((await forger.WelcomeAsync()).AccessToken));
    }

    [Fact]
    public async Task A_token_with_any_part_changed_opens_nothing()
    {
        await using var door = await Door.ProxiedAsync(database);
        var token = (await door.WelcomeAsync()).AccessToken;
        Assert.NotNull(await door.UserOfAsync(token));
        foreach (var at in new[] { 0, token.Length / 2, token.Length - 3 })
        {
            var changed = token[..at] + (token[at] == 'A' ? 'B' : 'A') + token[(at + 1)..];
            Assert.Null(await door.UserOfAsync(changed));
        }
    }

    [Fact]
    public async Task A_refresh_token_is_no_access_token()
    {
        await using var door = await Door.ProxiedAsync(database);
        Assert.Null(await door.UserOfAsync((await door.WelcomeAsync()).RefreshToken));
    }

    [Fact]
    public async Task A_token_ends_after_thirty_days_and_can_be_renewed_until_then_and_after()
    {
        await using var behind = await ServiceBehind.StartAsync();
        var clock = new Clock();
        await using var door = await Door.BeforeAsync(behind, database, [new GatewayModule(), clock]);
        var tokens = await door.WelcomeAsync();
        clock.Ahead = TimeSpan.FromDays(30) - TimeSpan.FromMinutes(1);
        Assert.NotNull(await door.UserOfAsync(tokens.AccessToken));
        clock.Ahead = TimeSpan.FromDays(30) + TimeSpan.FromMinutes(1);
        Assert.Null(await door.UserOfAsync(tokens.AccessToken));
        Assert.Equal(HttpStatusCode.OK, await RenewAsync(door, tokens));
        clock.Ahead = TimeSpan.FromDays(90) + TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.Unauthorized, await RenewAsync(door, tokens));
    }

    [Fact]
    public async Task Only_the_live_stream_takes_a_token_from_its_address()
    {
        await using var door = await Door.ProxiedAsync(database);
        var token = Uri.EscapeDataString((await door.WelcomeAsync()).AccessToken);
        using var elsewhere = await door.Client.GetAsync($"/api/v1/echo?access_token={token}", TestContext.Current.CancellationToken);
        await Problems.AssertAsync(elsewhere, 401, "not-signed-in");
        using var stream = await door.Client.GetAsync($"/api/v1/sessions/1/events?access_token={token}&from=now",
            HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, stream.StatusCode);
        Assert.StartsWith("guest:", door.Behind.Live.User);
        Assert.Equal("?from=now", door.Behind.Live.Query);
    }

    private static async Task<HttpStatusCode> RenewAsync(Door door, GuestTokens tokens)
    {
        using var body = new StringContent($"{{\"refreshToken\":\"{tokens.RefreshToken}\"}}", null, "application/json");
        using var response = await door.Client.PostAsync("/api/v1/guests/refresh", body);
        return response.StatusCode;
    }

    /// <summary>A clock that can be set ahead, brought into the host as a module.</summary>
    private sealed class Clock : TimeProvider, IServiceModule
    {
        public TimeSpan Ahead { get; set; }

        public string Name => "clock";

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + Ahead;

        public void AddServices(WebApplicationBuilder builder) => builder.Services.AddSingleton<TimeProvider>(this);

        public void AddConsumers(IBusRegistrationConfigurator bus)
        {
        }

        public void Use(WebApplication app)
        {
        }
    }
}
