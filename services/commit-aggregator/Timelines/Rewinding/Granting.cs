using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Timelines.Rewinding;

/// <summary>
/// Grants what a player wants changed: under the session's lock, in one transaction, with an entry in the ledger. The entry keeps what was
/// asked and what was answered, so that the same key brings the same answer again and changes nothing.
/// </summary>
public sealed class Granting(CanonDb db, Waking waking, WorldStore worlds, TimeProvider clock)
{
    /// <summary>Makes a change, unless something is in its way; then nothing of it is there.</summary>
    /// <param name="type">The type of the ledger's entry.</param>
    /// <param name="atRest">Only while no tick is under way.</param>
    /// <param name="make">Makes the change to the locked session; gives the answer, or what is in the way.</param>
    public async Task<(TAnswer? Answer, IResult? Problem)> Grant<TWhat, TAnswer>(Wish<TWhat> wish, string type, bool atRest,
        Func<Session, Task<(TAnswer? Answer, IResult? Problem)>> make, CancellationToken cancellation) where TAnswer : class
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var session = await waking.Locked(wish.SessionId, cancellation);
        if (wish.Key is { } key && await IsUsed(wish, key, cancellation)) return await Again<TWhat, TAnswer>(wish, key, type, cancellation);
        if (atRest && session.Phase is not (Phase.Idle or Phase.Over))
            return (null, await AnswerEndpoints.NotNow(session.Id, db, cancellation));

        var (answer, problem) = await make(session);
        if (answer is null) return (null, problem);
        var world = await worlds.Now(session, cancellation);
        db.Ledger.Add(LedgerWriter.OfSession(
            session, type, new Granted<TWhat, TAnswer>(wish.What, answer), world.Clock, clock.GetUtcNow(), wish.Key));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return (answer, null);
    }

    private async Task<bool> IsUsed<T>(Wish<T> wish, string key, CancellationToken cancellation) =>
        await db.Ledger.AnyAsync(e => e.SessionId == wish.SessionId && e.IdempotencyKey == key, cancellation)
        || await db.Ticks.AnyAsync(t => t.SessionId == wish.SessionId && t.IdempotencyKey == key, cancellation);

    private async Task<(TAnswer?, IResult?)> Again<TWhat, TAnswer>(Wish<TWhat> wish, string key, string type,
        CancellationToken cancellation) where TAnswer : class
    {
        var payload = await db.Ledger.Where(e => e.SessionId == wish.SessionId && e.IdempotencyKey == key && e.Type == type)
            .Select(e => e.Payload).SingleOrDefaultAsync(cancellation);
        if (payload is null) return (null, Problems.KeyReused(key));
        var (asked, answered) = Canonical.Read<Granted<TWhat, TAnswer>>(payload);
        return Canonical.Write(asked) == Canonical.Write(wish.What) ? (answered, null) : (null, Problems.KeyReused(key));
    }

    private sealed record Granted<TWhat, TAnswer>(TWhat Asked, TAnswer Answered);
}
