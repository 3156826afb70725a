using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Ticks.Sweeping;

/// <summary>
/// Asks again what a tick still waits for, or tells its saga that nobody will answer. What it sends goes through the outbox.
/// </summary>
public sealed class Reminder(CanonDb db, Questions questions, IPublishEndpoint bus, IOptions<SweepOptions> options)
{
    /// <summary>Asks again what was asked before then, or gives it up where waiting for it has ended; says which.</summary>
    /// <param name="overdue">What was due before then is not waited for any longer.</param>
    public async Task<string> Remind(Guid tickId, DateTimeOffset askedBefore, DateTimeOffset overdue, CancellationToken cancellation)
    {
        var tick = await db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == tickId, cancellation);
        var open = await Open(tick).Where(a => a.AskedAt < askedBefore).ToListAsync(cancellation);
        var said = new List<string>();
        foreach (var artifact in open) said.Add(await Remind(tick, artifact, overdue, cancellation));
        await db.SaveChangesAsync(cancellation);
        return string.Join(", ", said);
    }

    private async Task<string> Remind(TickState tick, Artifact artifact, DateTimeOffset overdue, CancellationToken cancellation)
    {
        var whom = TickState.AwaitedAs(artifact.Agent, artifact.Subject);
        if (artifact.DueAt < overdue) return await GiveUp(tick, artifact, "did not answer in time", cancellation);
        if (artifact.Asked >= options.Value.MostAsked)
            return await GiveUp(tick, artifact, $"did not answer, though it was asked {artifact.Asked} times", cancellation);
        try
        {
            await questions.AskAgain(tick, artifact);
            return $"{whom} is asked again";
        }
        catch (UnreadableQuestionException unreadable)
        {
            return await GiveUp(tick, artifact, $"cannot be asked again: {unreadable.Message}", cancellation);
        }
    }

    /// <summary>Tells the saga that what it waits for will not come; the saga decides what follows.</summary>
    private async Task<string> GiveUp(TickState tick, Artifact artifact, string reason, CancellationToken cancellation)
    {
        await bus.Publish(new AgentFailed(tick.SessionId, tick.CorrelationId, tick.Revision, artifact.Agent, artifact.Subject,
            $"{artifact.Agent} {reason}", artifact.Only), cancellation);
        return $"{TickState.AwaitedAs(artifact.Agent, artifact.Subject)} {reason}";
    }

    private IQueryable<Artifact> Open(TickState tick) =>
        db.Artifacts.Where(a => a.TickId == tick.CorrelationId && a.Revision == tick.Revision && a.Output == null
            && a.Agent != Artifact.Player);
}
