using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Sessions;

/// <summary>
/// Accepts commands. The ledger's entry, the tick's row, its first questions and the session's phase are written in one transaction: once
/// it has ended the command cannot be lost, and before that nothing of it is there. What cannot be is refused, and is no tick.
/// </summary>
public sealed class CommandIntake(
    CanonDb db, Waking waking, WorldStore worlds, Branches branches, TurnLoader turns, TickSteps steps, TimeProvider clock)
{
    /// <summary>Takes a command for a session that is known to be the caller's.</summary>
    public async Task<Intake> Take(Guid sessionId, string text, string idempotencyKey, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        // Whoever comes second waits here, and then finds what the first one did.
        var session = await waking.Locked(sessionId, cancellation);

        var known = await db.Ticks.AsNoTracking()
            .SingleOrDefaultAsync(t => t.SessionId == sessionId && t.IdempotencyKey == idempotencyKey, cancellation);
        if (known is not null)
            return known.Text == text && known.Replaces is null ? new Intake.Accepted(Receipt(known)) : new Intake.KeyReused();
        if (await db.Ledger.AnyAsync(e => e.SessionId == sessionId && e.IdempotencyKey == idempotencyKey, cancellation))
            return new Intake.KeyReused();
        if (session.Phase != Phase.Idle) return new Intake.NotNow();

        var world = await worlds.Now(session, cancellation);
        var intent = IntentParser.Parse(text, world);
        var planned = Plans.Of(world, intent);
        if (planned is Planned.Refused { Refusal: var refusal }) return new Intake.Replied(MasterAnswers.Refuse(world, intent, refusal));

        var tick = await Begin(session, world, intent, ((Planned.Possible)planned).Plan, idempotencyKey, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new Intake.Accepted(Receipt(tick));
    }

    private async Task<TickState> Begin(
        Session session, World world, Intent intent, Plan plan, string idempotencyKey, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var tick = new TickState
        {
            CorrelationId = id,
            CurrentState = nameof(TickStateMachine.Assessing),
            SessionId = session.Id,
            FirstTake = id,
            BranchId = await branches.After(session, session.Head, cancellation),
            Number = session.Tick + 1,
            Text = intent.Text,
            Intent = Canonical.Write(intent),
            Plan = Canonical.Write(plan),
            IdempotencyKey = idempotencyKey,
            AcceptedAt = clock.GetUtcNow(),
        };
        session.RunningTickId = tick.CorrelationId;
        db.Ticks.Add(tick);
        db.Ledger.Add(LedgerWriter.Input(session, tick, world, clock.GetUtcNow()));
        await steps.Begin(session, tick, await turns.Begin(session, tick, cancellation), cancellation);
        return tick;
    }

    private static CommandAccepted Receipt(TickState tick) => new(tick.SessionId, tick.CorrelationId, tick.Number);
}

/// <summary>What came of what a player typed.</summary>
public abstract record Intake
{
    /// <summary>It is a tick now, or was one already.</summary>
    public sealed record Accepted(CommandAccepted Receipt) : Intake;

    /// <summary>It was an answer to what a tick waits for.</summary>
    public sealed record Answered(AnswerTaken Taken) : Intake;

    /// <summary>It needed no tick: the game master answered, or said why it cannot be.</summary>
    public sealed record Replied(MasterReply Reply) : Intake;

    /// <summary>The session takes something else now.</summary>
    public sealed record NotNow : Intake;

    /// <summary>The key belongs to something else.</summary>
    public sealed record KeyReused : Intake;
}
