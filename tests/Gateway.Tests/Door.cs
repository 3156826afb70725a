using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Storyteller.ServiceDefaults;

namespace Storyteller.Gateway.Tests;

/// <summary>A running gateway with a service behind it, in either arrangement, and a client in front.</summary>
public sealed class Door : IAsyncDisposable
{
    // The gateway sends and consumes nothing, so these need no broker; and whatever is not about limits is not to run into one.
    private static readonly string[] _usual =
    [
        "--urls=http://127.0.0.1:0", "--ConnectionStrings:rabbitmq=", "--Limits:PublicPerMinute=100000", "--Logging:LogLevel:Default=None",
        "--Logging:LogLevel:Microsoft.EntityFrameworkCore=None",
    ];
    private readonly WebApplication _gateway;

    private Door(WebApplication gateway, ServiceBehind behind)
    {
        (_gateway, Behind) = (gateway, behind);
        Client = new HttpClient { BaseAddress = new(gateway.Urls.Single()) };
    }

    public ServiceBehind Behind { get; }

    public HttpClient Client { get; }

    /// <summary>In the arrangement of that name: <c>proxied</c>, or <c>embedded</c> with the service in the same process.</summary>
    public static Task<Door> OpenAsync(string arrangement, Database database, params string[] settings) =>
        arrangement == "embedded" ? EmbeddedAsync(database, settings) : ProxiedAsync(database, settings);

    public static async Task<Door> ProxiedAsync(Database database, params string[] settings)
    {
        var behind = await ServiceBehind.StartAsync();
        return await BeforeAsync(behind, database, [new GatewayModule()], settings);
    }

    public static async Task<Door> EmbeddedAsync(Database database, params string[] settings)
    {
        var behind = new ServiceBehind();
        return new(await StartAsync(database, [new GatewayModule(), behind], settings), behind);
    }

    /// <summary>Another gateway before a service that runs already.</summary>
    public static async Task<Door> BeforeAsync(
        ServiceBehind behind, Database database, IServiceModule[] modules, params string[] settings) =>
        new(await StartAsync(database, modules, [$"--services:commit-aggregator:http:0={behind.Address}", .. settings]), behind);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _gateway.DisposeAsync();
        await Behind.DisposeAsync();
    }

    /// <summary>Signs a new guest in; from here on the client carries their token.</summary>
    public async Task<GuestTokens> EnterAsync()
    {
        var tokens = await WelcomeAsync();
        Client.DefaultRequestHeaders.Authorization = new("Bearer", tokens.AccessToken);
        return tokens;
    }

    public async Task<GuestTokens> WelcomeAsync()
    {
        using var response = await Client.PostAsync("/api/v1/guests", null);
        Assert.Equal(201, (int)response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<GuestTokens>())!;
    }

    public async Task<Echo> EchoAsync(string path = "/api/v1/echo") => (await Client.GetFromJsonAsync<Echo>(path))!;

    /// <summary>Who the service behind takes the bearer of this token for; null when they are not let in.</summary>
    public async Task<string?> UserOfAsync(string token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/echo");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await Client.SendAsync(request);
        if ((int)response.StatusCode == 401) return null;
        return (await response.Content.ReadFromJsonAsync<Echo>())!["X-Storyteller-User"];
    }

    private static async Task<WebApplication> StartAsync(Database database, IServiceModule[] modules, string[] settings)
    {
        var gateway = ServiceHost.Build([.. _usual, $"--ConnectionStrings:storyteller={database.ConnectionString}", .. settings], modules);
        await gateway.StartAsync();
        return gateway;
    }
}

/// <summary>What signing in gave.</summary>
public sealed record GuestTokens(string AccessToken, string TokenType, long ExpiresIn, string RefreshToken);
