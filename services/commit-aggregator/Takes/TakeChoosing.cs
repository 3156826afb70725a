using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Takes;

/// <summary>Lets one of the takes of the current tick stand; the others stay, and can stand again.</summary>
public sealed class TakeChoosing(CanonDb db, Waking waking, Returning returning, TimeProvider clock)
{
    /// <summary>Lets the take of this revision stand; the one that stands already changes nothing.</summary>
    public async Task<TakeTaken> Choose(Guid sessionId, Guid tickId, int revision, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var session = await waking.Locked(sessionId, cancellation);
        var (standing, problem) = await Standing(session, tickId, cancellation);
        if (standing is null) return problem!;
        var take = await db.Ticks.AsNoTracking().SingleOrDefaultAsync(t => t.FirstTake == standing.FirstTake && t.Revision == revision
            && t.CurrentState == nameof(TickStateMachine.Committed), cancellation);
        if (take is null) return new TakeTaken.Unknown(revision);
        if (take.CorrelationId == standing.CorrelationId) return new TakeTaken.Chosen(standing);

        var world = await returning.To(session, new Head(take.BranchId, take.Number, take.WorldHash!), cancellation);
        db.Ledger.Add(LedgerWriter.OfSession(session, LedgerTypes.TakeChosen,
            new { tick = take.Number, revision, of = standing.Revision }, world.Clock, clock.GetUtcNow()));
        db.Stream.AddRange(StreamEvents.TakeChosen(take, session.Phase));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new TakeTaken.Chosen(take);
    }

    // Whichever take was named, it is the tick that is meant: one of them is to stand.
    private async Task<(TickState?, TakeTaken?)> Standing(Session session, Guid tickId, CancellationToken cancellation)
    {
        var any = await db.Current(session, tickId, null, cancellation);
        return any.Problem is TakeTaken.Stale stale ? await db.Current(session, tickId, stale.Standing, cancellation) : any;
    }
}
