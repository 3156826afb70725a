using System.Collections.Concurrent;
using System.Text.Json;
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
    private static readonly JsonSerializerOptions _brief = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };

    private readonly WebApplication _app;
    private readonly LocalStream _stream = new();
    private readonly LocalStory _story;

    private LocalGateway(WebApplication app)
    {
        _app = app;
        _story = new(_stream);
        Past = new(_story);
    }

    public Uri Address => new(_app.Urls.Single());

    /// <summary>Every command that arrived, as often as it arrived.</summary>
    public ConcurrentQueue<(string Key, string Text, string? Token)> Received { get; } = new();

    /// <summary>Every choice, and every list of decisions as JSON, that arrived.</summary>
    public ConcurrentQueue<(string Key, string Answer)> Answers { get; } = new();

    /// <summary>Takes, timelines and saves, and what was asked about them.</summary>
    internal LocalPast Past { get; }

    /// <summary>Every setting that was asked for after the beginning.</summary>
    public ConcurrentQueue<ReviewMode> Settings { get; } = new();

    /// <summary>The <c>Last-Event-ID</c> of every opened stream.</summary>
    public IReadOnlyCollection<string> Resumed => _stream.Resumed;

    /// <summary>What stands between a player and the story: nothing, a lost connection, or a gateway that cannot reach it.</summary>
    public LocalAbsence Absence
    {
        get;
        set
        {
            field = value;
            if (value != LocalAbsence.None) _stream.Drop();
        }
    }

    /// <summary>The story itself.</summary>
    internal LocalStory Story => _story;

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
        app.Use(gateway.BeAway);
        gateway.Map(app);
        await app.StartAsync();
        return gateway;
    }

    public async ValueTask DisposeAsync()
    {
        _stream.Drop();
        await _app.DisposeAsync();
    }

    private Task BeAway(HttpContext context, RequestDelegate next)
    {
        if (Absence == LocalAbsence.None) return next(context);
        if (Absence == LocalAbsence.Lost) context.Abort();
        return Absence == LocalAbsence.Lost ? Task.CompletedTask
            : Problem(503, "service-unavailable", "The service is not available now", "Try again soon.").ExecuteAsync(context);
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
            return Results.Json(_story.View(), statusCode: 201);
        });
        routes.MapGet($"/api/v1/sessions/{Session}", (HttpRequest request) =>
            request.Headers.Authorization == $"Bearer {Token}" ? Results.Json(_story.View()) : Results.StatusCode(401));
        routes.MapGet($"/api/v1/sessions/{Session}/transcript", (int after) =>
            _story.Transcript.Where(entry => entry.Tick > after).Take(2));
        routes.MapGet($"/api/v1/sessions/{Session}/events", _stream.ServeAsync);
        routes.MapPost($"/api/v1/sessions/{Session}/commands", Take);
        routes.MapPost($"/api/v1/sessions/{Session}/answers", (NewAnswer answer, HttpContext context) =>
            Answer(context, answer.Choice, PromptKind.Event));
        routes.MapPost($"/api/v1/sessions/{Session}/review", (NewReview review, HttpContext context) =>
            Answer(context, JsonSerializer.Serialize(review.Decisions, _brief), PromptKind.Review));
        Past.Map(routes.MapGroup($"/api/v1/sessions/{Session}"));
        routes.MapPut($"/api/v1/sessions/{Session}/settings", (SessionSettings settings) =>
        {
            Settings.Enqueue(settings.Review);
            return settings;
        });
    }

    private IResult Answer(HttpContext context, string answer, PromptKind kind)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        Answers.Enqueue((key, answer));
        if (_story.Open is null || _story.Open.Kind == PromptKind.Review != (kind == PromptKind.Review)) return NotNow();
        if (answer != "late") return Results.Json(_story.Answer(answer), statusCode: 202);

        // Somebody else was quicker.
        _story.Answer("wait");
        return NotNow();
    }

    private IResult Take(NewCommand command, HttpContext context)
    {
        var key = context.Request.Headers["Idempotency-Key"].ToString();
        var first = Received.All(seen => seen.Key != key);
        Received.Enqueue((key, command.Text, context.Request.Headers.Authorization));
        if (AtOnce(command.Text) is { } reply) return Results.Json(reply);
        if (_story.Open?.Choices.FirstOrDefault(choice => choice.Words == command.Text) is { } made)
            return Results.Json(_story.Answer(made.Id), statusCode: 202);
        if (_story.Open is not null && command.Text == "linger")
        {
            _story.Answer("wait");
            return Problem(409, "session-busy", "The session is busy", "Narrating", ["wait until the story has gone on"]);
        }
        if (_story.Open is not null || _story.Phase == Phase.Over) return NotNow();
        switch (command.Text)
        {
            case "":
                return Problem(400, "invalid-request", "The command is not valid", "text is empty");
            case "boom":
                return Results.StatusCode(500);
            case "away" when first:
                context.Response.Headers.RetryAfter = "0";
                return Problem(503, "away", "Away", "not here now");
            case "slow down" when first:
                context.Response.Headers.RetryAfter = "1";
                return Problem(429, "too-many", "Too many requests", "wait");
            case "busy" when first:
                _stream.Publish("committed", new { tick = 0, worldHash = "h" });
                return Problem(409, "session-busy", "Busy", "Narrating");
            case "busy for long" when _story.Transcript.Count == 1:
                return Problem(409, "session-busy", "Busy", "Narrating");
            case "too late":
                return NotNow();
            case "arrive and be lost" when first:
                _story.Begin(key, command.Text);
                Absence = LocalAbsence.Lost;
                context.Abort();
                return Results.Empty;
            case "tell half" when first:
                _story.Begin(key, "never");
                _story.TellFirst("You begin.");
                return Results.Json(_story.Begin(key, command.Text), statusCode: 202);
            case "lost" when first:
                _story.Begin(key, command.Text);
                context.Abort();
                return Results.Empty;
            default:
                return Results.Json(_story.Begin(key, command.Text), statusCode: 202);
        }
    }

    private static MasterReply? AtOnce(string text) => text switch
    {
        "who am i" => new("answer", ["You are Robin.", "So they say."]),
        "go up" => new("refusal", ["There is no way up."], "not-here", "go north"),
        _ => null,
    };

    private IResult NotNow() => NotNow(_story);

    /// <summary>What a story says to what does not fit its phase.</summary>
    internal static IResult NotNow(LocalStory story)
    {
        var (kind, title) = (story.Phase, story.Open) switch
        {
            (Phase.Over, _) => ("session-over", "The story is over"),
            (_, null) => ("nothing-awaited", "Nothing is awaited"),
            (_, { Kind: PromptKind.Review }) => ("review-awaited", "A review is awaited"),
            _ => ("answer-awaited", "An answer is awaited"),
        };
        return Problem(409, kind, title, "not now", story.View().Possible);
    }

    /// <summary>A problem as the gateway writes it.</summary>
    internal static IResult Problem(int status, string kind, string title, string detail, IReadOnlyList<string>? possible = null) =>
        Results.Json(new { type = $"urn:storyteller:problem:{kind}", title, status, detail, possible },
            contentType: "application/problem+json", statusCode: status);
}

/// <summary>What can stand between a player and the story.</summary>
public enum LocalAbsence
{
    None,
    Lost,
    Unavailable,
}
