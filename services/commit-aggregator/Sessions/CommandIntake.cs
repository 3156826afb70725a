using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Ticks.Keeping;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Sessions;

/// <summary>
/// Accepts commands. The ledger's entry, the tick's row, its first questions and the session's phase are written in one transaction: once
/// it has ended the command cannot be lost, and before that nothing of it is there. What cannot be is refused, and is no tick.
/// </summary>
public sealed class CommandIntake(
    CanonDb db, GroupedWrites<CanonDb> writes, RunningTicks running, Waking waking, WorldStore worlds, Branches branches, TurnLoader turns,
    TickSteps steps, TimeProvider clock)
{
    /// <summary>
    /// Takes a command without waiting for the session's lock, where that is idle with its world at hand and its head at the end of its
    /// branch: what is written is held to the session's version, and written with the commands of others. Null where it has to be taken
    /// the other way, because something is not so or was not any more in the end.
    /// </summary>
    public async Task<Intake?> TakeAtOnce(Guid sessionId, string text, string idempotencyKey, CancellationToken cancellation)
    {
        var seen = await db.Sessions.AsNoTracking().Where(s => s.Id == sessionId && s.Phase == Phase.Idle).Select(s => new
        {
            Session = s,
            IsKnown = db.Ticks.Any(t => t.SessionId == sessionId && t.IdempotencyKey == idempotencyKey)
                || db.Ledger.Any(e => e.SessionId == sessionId && e.IdempotencyKey == idempotencyKey),
            GoneOn = db.Ticks.Any(t => t.BranchId == s.BranchId && t.Number > s.Tick
                && t.CurrentState != nameof(TickStateMachine.Compensated)),
        }).SingleOrDefaultAsync(cancellation);
        if (seen is not { IsKnown: false, GoneOn: false } || worlds.AtHand(seen.Session) is not { } world) return null;

        var intent = IntentParser.Parse(text, world);
        if (Plans.IsReadOnly(intent)) return new Intake.Replied(MasterAnswers.Answer(world, intent));
        var planned = Plans.Of(world, intent);
        if (planned is Planned.Refused { Refusal: var refusal }) return new Intake.Replied(MasterAnswers.Refuse(world, intent, refusal));

        writes.Begin();
        var session = db.Attach(seen.Session).Entity;
        var tick = await Begin(session, session.BranchId, world, intent, ((Planned.Possible)planned).Plan, idempotencyKey, cancellation);
        var atHand = new RunningTick(tick, session, [.. db.Artifacts.Local]);
        try
        {
            await writes.Commit();
        }
        catch (Exception beaten) when (beaten is DbUpdateConcurrencyException
            or PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            return null;
        }
        running.Keep(atHand);
        return new Intake.Accepted(Receipt(tick));
    }

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

        var branch = await branches.After(session, session.Head, cancellation);
        var tick = await Begin(session, branch, world, intent, ((Planned.Possible)planned).Plan, idempotencyKey, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return new Intake.Accepted(Receipt(tick));
    }

    private async Task<TickState> Begin(
        Session session, Guid branch, World world, Intent intent, Plan plan, string idempotencyKey, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        var tick = new TickState
        {
            CorrelationId = id,
            CurrentState = nameof(TickStateMachine.Assessing),
            SessionId = session.Id,
            FirstTake = id,
            BranchId = branch,
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
        await steps.Begin(session, tick, await turns.Begin(session, tick, world, cancellation), cancellation);
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
