using MassTransit;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Ticks.Sweeping;

/// <summary>
/// Asks again what a tick still waits for, or tells its saga that nobody will answer. What it sends goes through the outbox.
/// </summary>
public sealed class Reminder(CanonDb db, Questions questions, IPublishEndpoint bus, TimeProvider clock)
{
    /// <summary>Asks again what was asked before then, or gives the tick up if waiting for an answer has ended; says which.</summary>
    /// <param name="overdue">What was due before then is not waited for any longer.</param>
    public async Task<string> Remind(Guid tickId, DateTimeOffset askedBefore, DateTimeOffset overdue, CancellationToken cancellation)
    {
        var tick = await db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == tickId, cancellation);
        var open = await Open(tick).Where(a => a.AskedAt < askedBefore).ToListAsync(cancellation);
        if (open.Exists(a => a.DueAt < overdue))
        {
            await GiveUp(tickId, "an agent did not answer in time", cancellation);
            return "its deadline has passed";
        }

        foreach (var artifact in open)
        {
            artifact.AskedAt = clock.GetUtcNow();
            await questions.Send(tick, artifact);
        }

        await db.SaveChangesAsync(cancellation);
        return $"asked again: {string.Join(", ", open.Select(a => TickState.AwaitedAs(a.Agent, a.Subject)))}";
    }

    /// <summary>Tells the saga that what it waits for will not come; the saga decides what follows.</summary>
    public async Task GiveUp(Guid tickId, string reason, CancellationToken cancellation)
    {
        db.ChangeTracker.Clear();
        var tick = await db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == tickId, cancellation);
        var missing = await Open(tick).AsNoTracking().OrderBy(a => a.AskedAt).FirstOrDefaultAsync(cancellation);
        if (missing is null) return;
        var failed = new AgentFailed(
            tick.SessionId, tickId, tick.Revision, missing.Agent, missing.Subject, $"{missing.Agent}: {reason}");
        await bus.Publish(failed, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private IQueryable<Artifact> Open(TickState tick) =>
        db.Artifacts.Where(a => a.TickId == tick.CorrelationId && a.Revision == tick.Revision && a.Output == null
            && a.Agent != Artifact.Player);
}
