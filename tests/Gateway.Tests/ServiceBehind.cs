using System.Collections.Concurrent;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Storyteller.ServiceDefaults;

namespace Storyteller.Gateway.Tests;

/// <summary>
/// The HTTP side of some service behind the gateway: it says what reached it. As a module it answers in the gateway's own process, started
/// alone it is a server of its own.
/// </summary>
public sealed class ServiceBehind : IServiceModule, IAsyncDisposable
{
    private WebApplication? _alone;

    public string Name => "behind";

    /// <summary>The paths that got through.</summary>
    public ConcurrentQueue<string> Reached { get; } = new();

    /// <summary>Done as soon as the first part of a body that is not empty has got through.</summary>
    public TaskCompletionSource FirstPart { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public LiveEvents Live { get; } = new();

    public string Address => _alone!.Urls.Single();

    public static async Task<ServiceBehind> StartAsync(string address = "http://127.0.0.1:0")
    {
        var behind = new ServiceBehind();
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls(address);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.MapGet("/alive", () => "here");
        behind.Use(app);
        await app.StartAsync();
        behind._alone = app;
        return behind;
    }

    public void AddServices(WebApplicationBuilder builder)
    {
    }

    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
    }

    public void Use(WebApplication app) => Map(app);

    public async ValueTask DisposeAsync()
    {
        if (_alone is not null) await _alone.DisposeAsync();
    }

    private void Map(IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/api/v1/echo", ["GET", "POST"], EchoAsync);
        routes.MapGet("/api/v1/worlds", EchoAsync);
        routes.MapGet("/openapi/v1.json", EchoAsync);
        routes.MapPost("/api/v1/sessions/{id}/commands", EchoAsync);
        routes.MapPost("/api/v1/sessions/import", EchoAsync).WithMetadata(new DisableRequestSizeLimitAttribute());
        routes.MapGet("/api/v1/sessions/{id}/events", Live.ServeAsync);
        routes.MapGet("/api/v1/status/{status:int}", (int status) => Results.StatusCode(status));
        routes.MapGet("/openapi/{name}", () => Results.Text("there is no such document", statusCode: 404));
        routes.MapGet("/api/v1/words/{status:int}", (int status) => Results.Text("in so many words", statusCode: status));
        routes.MapPost("/api/v1/json", (Dictionary<string, int> body) => body);
        routes.MapGet("/api/v1/crash", string () => throw new InvalidOperationException("a secret of the inside"));
        routes.MapGet("/api/v1/break", (HttpContext context) => context.Abort());
        routes.MapGet("/api/v1/silence", (HttpContext context) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        routes.MapGet("/api/v1/busy", () => Results.Json(new { type = "urn:storyteller:problem:busy", title = "Busy", status = 409 },
            contentType: "application/problem+json", statusCode: 409));
    }

    private async Task<Echo> EchoAsync(HttpRequest request)
    {
        Reached.Enqueue(request.Path);
        var (buffer, length) = (new byte[64 * 1024], 0L);
        while (await request.Body.ReadAsync(buffer) is > 0 and var read)
        {
            length += read;
            FirstPart.TrySetResult();
        }

        return new(request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            request.QueryString.ToString(), length);
    }
}

/// <summary>What a request looked like when it arrived behind the gateway.</summary>
public sealed record Echo(Dictionary<string, string> Headers, string Query, long BodyLength)
{
    public string? this[string header] => Headers.GetValueOrDefault(header) ?? Headers.GetValueOrDefault(header.ToLowerInvariant());
}
