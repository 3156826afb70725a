using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.Storage;

namespace Storyteller.CommitAggregator.Streams;

/// <summary>A session's live stream as server-sent events: what happens from now on, or from after <c>Last-Event-ID</c>.</summary>
public static class StreamEndpoints
{
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    /// <summary>Maps the route.</summary>
    public static void MapStreams(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/sessions/{sessionId}/events", Listen).WithTags("Streams").Produces(200, contentType: "text/event-stream")
            .WithSummary("Live events: phase, roll, narration, awaits, committed, compensated, retake, take, rewound, and a heartbeat.");

    private static async Task<IResult> Listen(string sessionId, HttpRequest request, SessionAccess access, CanonDb db,
        StreamReads reads, LiveSessions live, SeenPlayers players, TimeProvider clock, IHostApplicationLifetime host,
        CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return problem!;
        var lastId = request.Headers["Last-Event-ID"].ToString();
        if (!long.TryParse(lastId, NumberStyles.None, CultureInfo.InvariantCulture, out var from))
        {
            if (lastId.Length > 0) return Problems.Invalid("Last-Event-ID", $"'{lastId}' is not the id of an event");
            from = await db.Stream.Where(e => e.SessionId == session.Id).Select(e => (long?)e.Id).MaxAsync(cancellation) ?? 0;
        }

        // A stream would hold the process up when it stops; the client comes back to another one.
        var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation, host.ApplicationStopping);
        request.HttpContext.Response.RegisterForDispose(end);
        return TypedResults.ServerSentEvents(Events(session.Id, from, reads, live, players, clock, end.Token));
    }

    private static async IAsyncEnumerable<SseItem<string>> Events(Guid sessionId, long after, StreamReads reads,
        LiveSessions live, SeenPlayers players, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var here = players.Stay(sessionId);
        using var listening = live.Listen(sessionId);
        // The first line tells the client that it is connected, and from where on.
        yield return new SseItem<string>("{}", "ready") { EventId = after.ToString(CultureInfo.InvariantCulture) };
        while (!cancellation.IsCancellationRequested)
        {
            // A look is short, and is not broken off when the stream ends.
            var events = await reads.Next(sessionId, after, CancellationToken.None);
            foreach (var e in events)
                yield return new SseItem<string>(e.Data, e.Name) { EventId = e.Id.ToString(CultureInfo.InvariantCulture) };
            if (events.Count > 0) after = events[^1].Id;
            else if (!await listening.Changed(Heartbeat, clock, cancellation) && !cancellation.IsCancellationRequested)
                yield return new SseItem<string>("{}", "heartbeat");
        }
    }
}
