using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Sessions;

/// <summary>Changes the settings of a session, and writes down that they changed.</summary>
public sealed class SettingsChange(CanonDb db, Waking waking, WorldStore worlds, TimeProvider clock)
{
    /// <summary>Sets them, under the session's lock; those that it has already change nothing.</summary>
    public async Task To(Guid sessionId, SessionSettings settings, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var session = await waking.Locked(sessionId, cancellation);
        if (session.Review == settings.Review) return;
        session.Review = settings.Review;
        var world = await worlds.Now(session, cancellation);
        db.Ledger.Add(LedgerWriter.OfSession(session, LedgerTypes.SettingsChanged, settings, world.Clock, clock.GetUtcNow()));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }
}
