using System.Collections.Concurrent;
using System.Text.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

/// <summary>
/// A server on loopback that speaks the session API and lets the text of a command say how it is to go: the wire is real, the story is not.
/// </summary>
public sealed class LocalGateway : IAsyncDisposable
{
    public static readonly Guid Session = new("0192aaaa-0000-7000-8000-000000000001");
    private readonly WebApplication _app;
    private readonly LocalStream _stream = new();
    private readonly ConcurrentDictionary<string, int> _ticks = new();
    private readonly List<TranscriptEntry> _transcript = [new(0, null, [], ["You stand at the gate."])];

    private Phase _phase;

    private LocalGateway(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Every command that arrived, as often as it arrived.</summary>
    public ConcurrentQueue<(string Key, string Text, string? Token)> Received { get; } = new();

    /// <summary>The <c>Last-Event-ID</c> of every opened stream.</summary>
    public IReadOnlyCollection<string> Resumed => _stream.Resumed;

    public int Guests { get; private set; }

    /// <summary>The only access token that opens anything.</summary>
    public string Token { get; set; } = "first";

    public NewSession? Asked { get; private set; }

    public static async Task<LocalGateway> StartAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var gateway = new LocalGateway(app);
        gateway.Map(app);
        await app.StartAsync();
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        _stream.Drop();
        await _app.DisposeAsync();
    }

    private void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/v1/guests", () =>
        {
            Guests++;
            return Results.Json(new Tokens(Token, "again", 60), statusCode: 201);
        });
        routes.MapPost("/api/v1/guests/refresh", () => new Tokens(Token, "more", 60));
        routes.MapPost("/api/v1/sessions", (NewSession asked) =>
        {
            Asked = asked;
            return Results.Json(View(), statusCode: 201);
        });
        routes.MapGet($"/api/v1/sessions/{Session}", (HttpRequest request) =>
            request.Headers.Authorization == $"Bearer {Token}" ? Results.Json(View()) : Results.StatusCode(401));
        routes.MapGet($"/api/v1/sessions/{Session}/transcript", () => _transcript);
        routes.MapGet($"/api/v1/sessions/{Session}/events", _stream.ServeAsync);
        routes.MapPost($"/api/v1/sessions/{Session}/commands", Take);
    }

    private IResult Take(NewCommand command, HttpContext context)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        var first = Received.All(seen => seen.Key != key);
        Received.Enqueue((key, command.Text, context.Request.Headers.Authorization));
        switch (command.Text)
        {
            case "":
                return Problem(400, "The command is not valid", "text is empty");
            case "boom":
                return Results.StatusCode(500);
            case "away" when first:
                context.Response.Headers.RetryAfter = "0";
                return Problem(503, "Away", "not here now");
            case "slow down" when first:
                context.Response.Headers.RetryAfter = "1";
                return Problem(429, "Too many requests", "wait");
            case "busy" when first:
                _stream.Publish("committed", new { tick = 0, worldHash = "h" });
                return Problem(409, "Busy", "Narrating");
            case "lost" when first:
                Run(key, command.Text);
                context.Abort();
                return Results.Empty;
            default:
                return Results.Json(new CommandAccepted(Session, Guid.Empty, Run(key, command.Text)), statusCode: 202);
        }
    }

    private int Run(string key, string text) => _ticks.GetOrAdd(key, _ =>
    {
        var tick = _ticks.Count + 1;
        _phase = text == "never" ? Phase.Narrating : Phase.Idle;
        if (text == "never") return tick;
        _stream.Publish("phase", new { tick, phase = "Assessing" }, durable: false);
        if (text is "nothing" or "vanish" or "nothing late")
        {
            if (text != "nothing") _stream.Drop();
            if (text != "vanish") _stream.Publish("compensated", new { tick, text, reason = "the narrator is ill" });
            return tick;
        }
        _stream.Publish("roll", new Roll("athletics", 20, 14, 2, 12, true));
        Tell(tick, text);
        return tick;
    });

    private void Tell(int tick, string text)
    {
        string[] paragraphs = [$"You do it: {text}.", "Then it is quiet."];
        _transcript.Add(new(tick, text, [], paragraphs));
        _stream.Publish("narration", new { tick, index = 0, text = paragraphs[0] });
        if (text is "drop" or "miss") _stream.Drop();
        if (text == "miss") return;
        _stream.Publish("narration", new { tick, index = 1, text = paragraphs[1] });
        _stream.Publish("committed", new { tick, worldHash = $"hash{tick}" });
    }

    private SessionView View() => new(Session, "the-world", 7, _phase, _transcript[^1].Tick, $"hash{_transcript[^1].Tick}",
        new("The gate", "A gate.", "day 1, 08:30", DayPart.Morning, Weather.Clear, ["north"], [], ["a [rusty] key"], [], 9, 10,
            0, 0, 0, 1, 0),
        ReviewMode.AcceptAll, []);

    private static IResult Problem(int status, string title, string detail) => Results.Json(
        new { type = "urn:storyteller:problem:x", title, status, detail }, contentType: "application/problem+json", statusCode: status);
}
