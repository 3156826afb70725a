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
    CanonDb db, AnswerIntake answers, IPublishEndpoint bus, IOptions<PlayerOptions> options, TimeProvider clock)
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

    /// <summary>Tells the saga that a review will not be decided, for nobody can read it; the saga decides what follows.</summary>
    public async Task GiveUp(TickState tick, string reason, CancellationToken cancellation)
    {
        await bus.Publish(
            new AgentFailed(tick.SessionId, tick.CorrelationId, tick.Revision, Artifact.Player, Artifact.Review, reason), cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>Reports answers once more that the bus forgot.</summary>
    /// <param name="answeredBefore">Answers from before then should have been heard.</param>
    public async Task ReportAgain(DateTimeOffset answeredBefore, CancellationToken cancellation)
    {
        foreach (var unheard in await Unheard(answeredBefore, cancellation)) await bus.Publish(unheard, cancellation);
        await db.SaveChangesAsync(cancellation);
    }

    private Task<List<PlayerAnswered>> Unheard(DateTimeOffset answeredBefore, CancellationToken cancellation) => db.Ticks.AsNoTracking()
        .Where(t => t.EndedAt == null)
        .Join(db.Artifacts.Where(a => a.Agent == Artifact.Player && a.Output != null && a.AnsweredAt < answeredBefore),
            t => t.CorrelationId, a => a.TickId, (t, a) => new { Tick = t, a.Subject, a.Revision })
        .Where(x => x.Revision == x.Tick.Revision && x.Tick.Awaited.Contains(Artifact.Player + "/" + x.Subject))
        .Select(x => new PlayerAnswered(x.Tick.SessionId, x.Tick.CorrelationId, x.Revision, x.Subject))
        .ToListAsync(cancellation);
}
