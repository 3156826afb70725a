using System.Net.Http.Json;

namespace Storyteller.Gateway.Tests;

public sealed class GuestTests(Database database)
{
    [Fact]
    public async Task Anyone_gets_a_token_for_thirty_days()
    {
        await using var door = await Door.ProxiedAsync(database);
        var tokens = await door.WelcomeAsync();
        Assert.Equal("Bearer", tokens.TokenType);
        Assert.Equal(30 * 24 * 60 * 60, tokens.ExpiresIn);
        Assert.NotEmpty(tokens.AccessToken);
        Assert.NotEmpty(tokens.RefreshToken);
    }

    [Fact]
    public async Task Nobody_in_between_keeps_a_token()
    {
        await using var door = await Door.ProxiedAsync(database);
        using var response = await door.Client.PostAsync("/api/v1/guests", null, TestContext.Current.CancellationToken);
        Assert.True(response.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Each_guest_is_somebody_else()
    {
        await using var door = await Door.ProxiedAsync(database);
        var first = await door.UserOfAsync((await door.WelcomeAsync()).AccessToken);
        var second = await door.UserOfAsync((await door.WelcomeAsync()).AccessToken);
        Assert.StartsWith("guest:", first);
        Assert.True(Guid.TryParse(first!["guest:".Length..], out _));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task A_guest_stays_the_same_guest_when_they_renew_their_token()
    {
        await using var door = await Door.ProxiedAsync(database);
        var tokens = await door.WelcomeAsync();
        using var response = await door.Client.PostAsJsonAsync("/api/v1/guests/refresh", new { tokens.RefreshToken },
            TestContext.Current.CancellationToken);
        var renewed = await response.Content.ReadFromJsonAsync<GuestTokens>(TestContext.Current.CancellationToken);
        Assert.NotEqual(tokens.AccessToken, renewed!.AccessToken);
        Assert.Equal(await door.UserOfAsync(tokens.AccessToken), await door.UserOfAsync(renewed.AccessToken));
    }

    [Fact]
    public async Task An_access_token_renews_nothing()
    {
        await using var door = await Door.ProxiedAsync(database);
        var tokens = await door.WelcomeAsync();
        using var response = await door.Client.PostAsJsonAsync("/api/v1/guests/refresh", new { RefreshToken = tokens.AccessToken },
            TestContext.Current.CancellationToken);
        await Problems.AssertAsync(response, 401, "not-signed-in");
    }

    [Fact]
    public async Task A_renewal_without_a_token_is_told_which_field_is_missing()
    {
        await using var door = await Door.ProxiedAsync(database);
        using var response = await door.Client.PostAsJsonAsync("/api/v1/guests/refresh", new { }, TestContext.Current.CancellationToken);
        var problem = await Problems.AssertAsync(response, 400, "bad-request");
        Assert.Contains("refreshToken", problem.Detail);
    }
}
