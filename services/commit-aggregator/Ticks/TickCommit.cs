using MassTransit;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>Ends a tick, in the transaction of the message that ends it: either all of it becomes canon, or none of it.</summary>
public sealed class TickCommit(
    CanonDb db, WorldStore worlds, PastWorlds past, Returning returning, SceneEchoes echoes, SceneEnd scenes, IPublishEndpoint bus,
    TimeProvider clock)
{
    /// <summary>What a player is told of a failure; the technical reason is for operators, in the ledger and on the tick's row.</summary>
    public const string ToldToThePlayer = "The storyteller lost the thread. Nothing of this happened, and the words are yours again.";

    /// <summary>Why a tick ended that the player took back.</summary>
    public const string TakenBack = "You took the turn back. Nothing of this happened.";

    /// <summary>World, ledger, transcript, tick, session, stream and <see cref="TickCommitted"/>, together.</summary>
    public async Task Commit(Session session, TickState tick, Turn turn, CancellationToken cancellation)
    {
        var resolution = turn.Resolve();
        var ledger = new LedgerWriter(session, tick, await db.NextSequence(tick, cancellation), clock.GetUtcNow());
        foreach (var roll in resolution.Rolls) ledger.Add(LedgerTypes.DiceRolled, roll, turn.Before.Clock);
        ledger.Add(resolution.Changes, turn.Before);
        var late = await echoes.Due(tick, resolution.After, ledger, cancellation);
        var after = resolution.After.Apply(late ?? []);
        var ends = SceneEnd.Is(turn.Before, resolution);

        var hash = await worlds.Write(
            session.Id, tick.BranchId, turn.Before, after, checkpoint: ends || late is not null, cancellation);
        ledger.Add(LedgerTypes.TickCommitted, new { worldHash = hash }, after.Clock);
        db.Ledger.AddRange(ledger.Entries);
        if (ends) await scenes.End(session, tick, turn.Before.Player.At, after, hash, cancellation);

        db.Transcript.Add(TranscriptRow.Of(tick.BranchId, Told(turn, resolution)));
        session.Head = new Head(tick.BranchId, tick.Number, hash);
        (tick.WorldHash, tick.EndedAt, tick.CurrentState) = (hash, clock.GetUtcNow(), nameof(TickStateMachine.Committed));
        Rest(session, after.Holds(World.PlayerId, "dead") ? Phase.Over : Phase.Idle);

        // Stream events are numbered as they are inserted: one by one, in the order in which they are to be read.
        db.Stream.AddRange(StreamEvents.Committed(tick, turn, resolution.Passages[^1], hash, session.Phase));
        await bus.Publish(
            new TickCommitted(session.Id, tick.CorrelationId, tick.Revision, tick.Number, hash, [.. resolution.Changes, .. late ?? []]),
            cancellation);
    }

    /// <summary>What the player has read of a turn that all have had their say in.</summary>
    public static TranscriptEntry Told(Turn turn, Resolution resolution) => new(turn.Number, turn.Intent.Text,
        [.. resolution.Passages.SelectMany(p => p.Rolls)],
        [.. turn.Told!.Append(turn.Narration!).SelectMany(told => told.Paragraphs)]);

    /// <summary>The tick ends with a reason, and the session goes on from where it was: after another take, from the one before.</summary>
    public async Task Compensate(Session session, TickState tick, string reason, CancellationToken cancellation)
    {
        var world = await worlds.Now(session, cancellation);
        var ledger = new LedgerWriter(session, tick, await db.NextSequence(tick, cancellation), clock.GetUtcNow());
        ledger.Add(LedgerTypes.TickCompensated, new { reason }, world.Clock);
        db.Ledger.AddRange(ledger.Entries);
        (tick.Reason, tick.EndedAt, tick.Awaited) = (reason, clock.GetUtcNow(), []);
        tick.CurrentState = nameof(TickStateMachine.Compensated);
        Rest(session, Phase.Idle);
        if (tick.Replaces is { } before) await returning.To(session, await past.After(before, cancellation), cancellation);

        db.Stream.AddRange(StreamEvents.Compensated(tick, ToldOf(reason), session.Phase));
        await bus.Publish(new TickCompensated(session.Id, tick.CorrelationId, tick.Revision, tick.Text, reason), cancellation);
    }

    /// <summary>What a player is told of the reason for which a tick ended.</summary>
    public static string ToldOf(string reason) => reason == TakenBack ? reason : ToldToThePlayer;

    private static void Rest(Session session, Phase phase)
    {
        session.Phase = phase;
        session.RunningTickId = null;
    }
}
