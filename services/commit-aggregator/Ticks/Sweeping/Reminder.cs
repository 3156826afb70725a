using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;

namespace Storyteller.CommitAggregator.Ticks.Sweeping;

/// <summary>
/// Asks again what a tick still waits for, or tells its saga that nobody will answer. What it sends goes through the outbox.
/// </summary>
public sealed class Reminder(CanonDb db, LateAnswers late)
{
    /// <summary>Asks again what was forgotten, or gives it up where waiting for it has ended; says which.</summary>
    public async Task<string> Remind(Guid tickId, SweepRound round, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Whoever takes a step of it now may ask otherwise, or has the answer.
        if (await db.FreeTick(tickId, cancellation) is not { EndedAt: null } tick) return "somebody is at it";
        var open = await Open(tick).Where(a => a.AskedAt < round.AskedBefore).ToListAsync(cancellation);
        var said = new List<string>();
        foreach (var artifact in open) said.Add(await late.Remind(tick, artifact, round, cancellation));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return string.Join(", ", said);
    }

    private IQueryable<Artifact> Open(TickState tick) =>
        db.Artifacts.Where(a => a.TickId == tick.CorrelationId && a.Revision == tick.Revision && a.Output == null
            && a.Agent != Artifact.Player);
}
