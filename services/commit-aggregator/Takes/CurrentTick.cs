using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Takes;

/// <summary>Finds the one tick of a session that can be taken again: the last one of the timeline that is played.</summary>
public static class CurrentTick
{
    /// <summary>The tick, if it is that one and nothing is under way; else why not. To be called under the session's lock.</summary>
    /// <param name="revision">The revision that is meant; null for any.</param>
    public static async Task<(TickState? Tick, TakeTaken? Problem)> Current(
        this CanonDb db, Session session, Guid tickId, int? revision, CancellationToken cancellation)
    {
        if (session.Phase is not (Phase.Idle or Phase.Over)) return (null, new TakeTaken.NotNow());
        var tick = await db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == tickId, cancellation);
        var standing = await db.Ticks.AsNoTracking().SingleOrDefaultAsync(t => t.BranchId == session.BranchId
            && t.Number == session.Tick && t.CurrentState == nameof(TickStateMachine.Committed), cancellation);
        if (standing is null || standing.FirstTake != tick.FirstTake) return (null, new TakeTaken.NotCurrent(tick.Number, session.Tick));
        // Whoever names a take by its id means that one.
        var meant = revision ?? tick.Revision;
        return meant == standing.Revision ? (standing, null) : (null, new TakeTaken.Stale(meant, standing.Revision));
    }
}
