using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>Ticks over HTTP: how one went, and the story so far.</summary>
public static class TickEndpoints
{
    private const int PageSize = 200;

    /// <summary>Maps the routes.</summary>
    public static void MapTicks(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/sessions/{sessionId}").WithTags("Ticks");
        api.MapGet("/ticks/{tick}", See).Produces<TickView>().ProducesProblem(404).WithSummary("One tick, running or ended.");
        api.MapGet("/transcript", Transcript).Produces<IReadOnlyList<TranscriptEntry>>()
            .WithSummary($"The story after tick 'after' (all of it when absent), {PageSize} entries at most.");
    }

    private static async Task<IResult> See(string sessionId, string tick, TickFinder ticks, CanonDb db, CancellationToken cancellation)
    {
        var (session, found, problem) = await ticks.Find(sessionId, tick, cancellation);
        if (session is null || found is null) return problem!;
        var row = found.WorldHash is null
            ? null
            : await db.Transcript.AsNoTracking().SingleAsync(t => t.BranchId == found.BranchId && t.Tick == found.Number, cancellation);
        var told = row?.ToEntry();
        var state = found.EndedAt is null ? "Running" : found.CurrentState;
        var phase = session.RunningTickId == found.CorrelationId ? session.Doing : Phase.Idle;
        var reason = found.Reason is null ? null : TickCommit.ToldOf(found.Reason);
        return TypedResults.Ok(new TickView(found.CorrelationId, found.Number, found.Revision, found.Text, state, phase, reason,
            found.WorldHash, told?.Rolls ?? [], told?.Paragraphs ?? [], Canonical.Read<Plan>(found.Plan)));
    }

    private static async Task<IResult> Transcript(
        string sessionId, string? after, SessionAccess access, Branches branches, CanonDb db, CancellationToken cancellation)
    {
        var (session, problem) = await access.Open(sessionId, cancellation);
        if (session is null) return problem!;
        if (!int.TryParse(after ?? "-1", NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var read))
            return Problems.Invalid("after", $"'{after}' is not a tick's number");
        // Every tick of a story has its entry.
        var first = read < 0 ? 0 : Math.Min(read, session.Tick) + 1;
        var page = (await branches.LineageOf(session.BranchId, cancellation)).Within(first, Math.Min(first + PageSize - 1, session.Tick));
        var rows = await db.Transcript.AsNoTracking().On(page, t => t.BranchId, t => t.Tick).OrderBy(t => t.Tick).ToListAsync(cancellation);
        return TypedResults.Ok<IReadOnlyList<TranscriptEntry>>([.. rows.Select(row => row.ToEntry())]);
    }
}
