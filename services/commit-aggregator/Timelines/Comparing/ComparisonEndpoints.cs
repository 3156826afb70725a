using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Timelines.Comparing;

/// <summary>Comparing timelines over HTTP.</summary>
public static class ComparisonEndpoints
{
    /// <summary>Maps the route.</summary>
    public static void MapComparison(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/api/v1/sessions/{sessionId}/timelines/{left}/compare/{right}", Compare).WithTags("Timelines")
            .Produces<TimelineComparison>().ProducesProblem(400).ProducesProblem(404)
            .WithSummary($"Where two timelines part, what either has alone (newest {Comparison.MostTicks} ticks), how the worlds differ.");

    private static async Task<IResult> Compare(string sessionId, string left, string right, SessionAccess access, CanonDb db,
        Comparison comparison, CancellationToken cancellation)
    {
        // Where the timeline ends that is played, the session knows; in one snapshot the two belong together.
        var (snapshot, session, problem) = await access.OpenInSnapshot(sessionId, cancellation);
        await using var _ = snapshot;
        if (session is null) return problem!;
        var (mine, unknown) = await HeadOf(session, "left", left, db, cancellation);
        if (mine is null) return unknown!;
        var (theirs, alsoUnknown) = await HeadOf(session, "right", right, db, cancellation);
        return theirs is null ? alsoUnknown! : TypedResults.Ok(await comparison.Of(mine, theirs, cancellation));
    }

    private static async Task<(Head? Head, IResult? Problem)> HeadOf(
        Session session, string field, string timelineId, CanonDb db, CancellationToken cancellation)
    {
        if (!Guid.TryParseExact(timelineId, "D", out var id)) return (null, Problems.MalformedId(field, timelineId));
        var timeline = await db.Timelines.AsNoTracking().SingleOrDefaultAsync(t => t.SessionId == session.Id && t.Id == id, cancellation);
        return timeline is null ? (null, Problems.Unknown("timeline", timelineId)) : (timeline.HeadIn(session), null);
    }
}
