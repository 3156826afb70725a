using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>Ticks over HTTP: how one went, what each agent made of it, and the story so far.</summary>
public static class TickEndpoints
{
    private const int PageSize = 200;

    /// <summary>Maps the routes.</summary>
    public static void MapTicks(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/sessions/{sessionId}").WithTags("Ticks");
        api.MapGet("/ticks/{number}", See).Produces<TickView>().ProducesProblem(404).WithSummary("One tick, running or ended.");
        api.MapGet("/ticks/{number}/artifacts", Artifacts).Produces<IReadOnlyList<ArtifactView>>().ProducesProblem(404)
            .WithSummary("What each agent was asked and answered in a tick.");
        api.MapGet("/transcript", Transcript).Produces<IReadOnlyList<TranscriptEntry>>()
            .WithSummary($"The story after tick 'after' (all of it when absent), {PageSize} entries at most.");
    }

    private static async Task<IResult> See(string sessionId, string number, SessionAccess access, CanonDb db, CancellationToken cancellation)
    {
        var (session, tick, problem) = await Find(sessionId, number, access, db, cancellation);
        if (session is null || tick is null) return problem!;
        var told = tick.WorldHash is null ? null
            : (await db.Transcript.AsNoTracking().SingleAsync(t => t.TimelineId == tick.TimelineId && t.Tick == tick.Number, cancellation)).ToEntry();
        var state = tick.EndedAt is null ? "Running" : tick.CurrentState;
        var phase = session.RunningTickId == tick.CorrelationId ? session.Phase : Phase.Idle;
        return TypedResults.Ok(new TickView(tick.CorrelationId, tick.Number, tick.Revision, tick.Text, state, phase, tick.Reason, tick.WorldHash,
            told?.Rolls ?? [], told?.Paragraphs ?? []));
    }

    private static async Task<IResult> Artifacts(string sessionId, string number, SessionAccess access, CanonDb db, CancellationToken cancellation)
    {
        var (_, tick, problem) = await Find(sessionId, number, access, db, cancellation);
        if (tick is null) return problem!;
        var artifacts = await db.Artifacts.AsNoTracking().Where(a => a.TickId == tick.CorrelationId).ToListAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<ArtifactView>>([.. artifacts
            .OrderBy(a => a.Agent, StringComparer.Ordinal).ThenBy(a => a.Subject, StringComparer.Ordinal).ThenBy(a => a.Revision)
            .Select(a => new ArtifactView(a.Agent, a.Subject, a.Revision, a.Brain?.ToString(), a.InputHash ?? "", a.Input, a.Output))]);
    }

    private static async Task<IResult> Transcript(string sessionId, string? after, SessionAccess access, CanonDb db, CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return problem!;
        if (!int.TryParse(after ?? "-1", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read))
            return Problems.Invalid("after", $"'{after}' is not a tick's number");
        var rows = await db.Transcript.AsNoTracking().Where(t => t.TimelineId == session.TimelineId && t.Tick > read)
            .OrderBy(t => t.Tick).Take(PageSize).ToListAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<TranscriptEntry>>([.. rows.Select(row => row.ToEntry())]);
    }

    private static async Task<(Session?, TickState?, IResult?)> Find(string sessionId, string number, SessionAccess access, CanonDb db, CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return (null, null, problem);
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) || wanted < 1)
            return (null, null, Problems.MalformedId("number", number));
        // Attempts that came to nothing share their number with the one that followed: the latest stands for it.
        var tick = await db.Ticks.AsNoTracking().Where(t => t.TimelineId == session.TimelineId && t.Number == wanted)
            .OrderByDescending(t => t.AcceptedAt).FirstOrDefaultAsync(cancellation);
        return tick is null ? (null, null, Problems.Unknown("tick", number)) : (session, tick, null);
    }
}
