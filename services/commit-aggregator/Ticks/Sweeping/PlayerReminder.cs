using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Ticks.Sweeping;

/// <summary>
/// Looks after ticks that wait for players: a review past its time is decided by policy, and an answer that the bus forgot is reported
/// again. A tick that waits is a row, and costs nothing else.
/// </summary>
public sealed class PlayerReminder(
    CanonDb db, AnswerIntake answers, IPublishEndpoint bus, IOptions<PlayerOptions> options, IOptions<SweepOptions> sweep,
    TimeProvider clock)
{
    /// <summary>The ticks whose review has been waiting for too long.</summary>
    public Task<List<TickState>> Overdue(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return db.Artifacts.Where(a => a.Agent == Artifact.Player && a.Output == null && a.DueAt < now)
            .Join(db.Ticks.Where(t => t.EndedAt == null), a => a.TickId, t => t.CorrelationId, (a, t) => t)
            .AsNoTracking().ToListAsync(cancellation);
    }

    /// <summary>Decides in the player's stead; whoever decided meanwhile is not overruled.</summary>
    public Task Decide(TickState tick, CancellationToken cancellation) =>
        answers.ReviewByPolicy(tick.SessionId, options.Value.AfterTimeout, cancellation);

    /// <summary>
    /// Tells the saga that the player's part will not come, because nobody can read what they were asked or go on from what they answered;
    /// the saga decides what follows.
    /// </summary>
    public async Task GiveUp(TickState tick, string subject, string reason, CancellationToken cancellation)
    {
        await bus.Publish(
            new AgentFailed(tick.SessionId, tick.CorrelationId, tick.Revision, Artifact.Player, subject, reason), cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>
    /// Reports answers once more that the bus forgot; gives up one from which nobody could go on for as long as agents have.
    /// </summary>
    public async Task ReportAgain(SweepRound round, CancellationToken cancellation)
    {
        foreach (var (tick, subject, answeredAt) in await Unheard(round.AskedBefore, cancellation))
        {
            var since = answeredAt > round.Began ? answeredAt : round.Began;
            if (since < round.Now - sweep.Value.Deadline)
                await GiveUp(tick, subject, $"the story could not go on from the answer {subject}", cancellation);
            else
                await bus.Publish(new PlayerAnswered(tick.SessionId, tick.CorrelationId, tick.Revision, subject), cancellation);
        }

        await db.SaveChangesAsync(cancellation);
    }

    private async Task<List<(TickState Tick, string Subject, DateTimeOffset AnsweredAt)>> Unheard(
        DateTimeOffset answeredBefore, CancellationToken cancellation)
    {
        var unheard = await db.Ticks.AsNoTracking().Where(t => t.EndedAt == null)
            .Join(db.Artifacts.Where(a => a.Agent == Artifact.Player && a.Output != null && a.AnsweredAt < answeredBefore),
                t => t.CorrelationId, a => a.TickId, (t, a) => new { Tick = t, a.Subject, a.Revision, a.AnsweredAt })
            .Where(x => x.Revision == x.Tick.Revision && x.Tick.Awaited.Contains(Artifact.Player + "/" + x.Subject))
            .ToListAsync(cancellation);
        return [.. unheard.Select(x => (x.Tick, x.Subject, x.AnsweredAt!.Value))];
    }
}
