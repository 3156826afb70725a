using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Takes;

/// <summary>The takes of a tick as its player sees them.</summary>
public sealed class TakeViews(CanonDb db, Branches branches)
{
    /// <summary>All takes of the same command at the same place, the first one first.</summary>
    public async Task<IReadOnlyList<TakeView>> Of(TickState tick, CancellationToken cancellation)
    {
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == tick.SessionId, cancellation);
        var takes = await db.Ticks.AsNoTracking().Where(t => t.FirstTake == tick.FirstTake).OrderBy(t => t.Revision)
            .ToListAsync(cancellation);
        var on = takes.Select(t => t.BranchId).ToList();
        var told = await db.Transcript.AsNoTracking().Where(row => on.Contains(row.BranchId) && row.Tick == tick.Number)
            .ToDictionaryAsync(row => row.BranchId, row => row.ToEntry().Paragraphs, cancellation);
        var standing = tick.Number > session.Tick ? Guid.Empty
            : (await branches.LineageOf(session.BranchId, cancellation)).OwnerOf(tick.Number);
        return [.. takes.Select(take => new TakeView(
            take.CorrelationId, take.Revision, State: take.EndedAt is null ? "Running" : take.CurrentState,
            Standing: take.BranchId == standing && IsCommitted(take), take.RegeneratedFrom, take.Edited,
            Replaces: takes.Find(t => t.CorrelationId == take.Replaces)?.Revision, take.WorldHash,
            Narration: IsCommitted(take) ? told.GetValueOrDefault(take.BranchId, []) : [], take.AcceptedAt))];
    }

    private static bool IsCommitted(TickState take) => take.CurrentState == nameof(TickStateMachine.Committed);
}
