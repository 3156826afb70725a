using System.Globalization;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Replays.Records;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Replays;

/// <summary>Goes through a tick once more, from the player's words to its commit, and compares all that is stored of it.</summary>
internal sealed class TickReplay(RecordedSession recorded, WorldDefinition authored, ReplayWay way, Findings findings)
{
    private static readonly HashSet<string> Computed =
    [
        LedgerTypes.PlayerInput, LedgerTypes.ReviewDecided, LedgerTypes.PlayerAnswered, LedgerTypes.DiceRolled, LedgerTypes.SceneApplied,
        LedgerTypes.TickCommitted, LedgerTypes.TickCompensated, .. PastWorlds.ChangeTypes,
    ];

    private readonly SceneReplay _scenes = new(recorded, authored, way, findings);
    private readonly Rebuilding _rebuilding = new(findings);

    /// <summary>What the story has come to after a tick that is canon.</summary>
    public async Task<Moment> Commit(RecordedTick stored, TickState tick, Moment before, CancellationToken cancellation)
    {
        var compare = findings.At(tick.BranchId, tick.Number);
        findings.Count(c => c with { Ticks = c.Ticks + 1 });
        try
        {
            return await Through(stored, tick, before, compare, cancellation);
        }
        // What is stored may be anything by now, and the rules were not made for that: whatever they throw becomes a difference.
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            compare.Differs("tick", "one that can be gone through", $"{broken.GetType().Name}: {broken.Message}");
            return FollowLedger(stored, tick, before, compare);
        }
    }

    /// <summary>The opening, before the first tick.</summary>
    public Moment Begin(RecordedTick stored, Guid branchId, World world)
    {
        var compare = findings.At(branchId, 0);
        var text = Canonical.Write(WorldSnapshot.Of(world));
        var told = new TranscriptEntry(0, null, [], authored.Opening);
        compare.Json("transcript", Canonical.Write(told), stored.Told?.Body);
        var hash = WorldHash.Like(stored.Checkpoint?.WorldHash, world);
        return new Moment(world, hash, _rebuilding.Begin(stored.Checkpoint, world, text, hash, compare), null, [], [], [told]);
    }

    /// <summary>Sees that attempts that came to nothing have changed nothing.</summary>
    public void SeeOthers(RecordedTick stored, Guid branchId)
    {
        foreach (var other in stored.Others)
            findings.Count(c => other.EndedAt is null ? c with { UnderWay = c.UnderWay + 1 } : c with { Attempts = c.Attempts + 1 });
        var compare = findings.At(branchId, stored.Number);
        foreach (var stray in stored.Ledger.Where(e => e.TickId != stored.Take?.CorrelationId && PastWorlds.ChangeTypes.Contains(e.Type)))
            compare.Differs($"ledger {stray.Sequence} {stray.Type} of {stray.TickId?.ToString() ?? "no tick"}", Comparing.Nothing,
                stray.Payload);
    }

    private async Task<Moment> Through(
        RecordedTick stored, TickState tick, Moment before, Comparing compare, CancellationToken cancellation)
    {
        var intent = Understand(tick, before.World, compare);
        var take = new TakeReplay(stored, tick, recorded.Session, way, findings, compare);
        var turn = await take.Run(TurnLoader.Begin(recorded.Session, tick.Number, before.World, intent, authored.Storylets),
            () => Task.FromResult(TurnLoader.Openings(before.Told)), cancellation);

        var resolution = turn.Resolve();
        var ledger = new LedgerWriter(recorded.Session, tick, take.Said.Count, default);
        foreach (var roll in resolution.Rolls) ledger.Add(LedgerTypes.DiceRolled, roll, before.World.Clock);
        ledger.Add(resolution.Changes, before.World);
        var due = _scenes.Due(tick, before, compare);
        var after = resolution.After.Apply(SceneEchoes.Bring(due, resolution.After, ledger) ?? []);
        var text = Canonical.Write(WorldSnapshot.Of(after));
        var hash = WorldHash.Like(tick.WorldHash, after);
        ledger.Add(LedgerTypes.TickCommitted, new { worldHash = hash }, after.Clock);
        CompareLedger(stored, tick, [.. take.Said, .. ledger.Entries], compare);

        var told = TickCommit.Told(turn, resolution);
        compare.Json("transcript", Canonical.Write(told), stored.Told?.Body);
        compare.Text("world hash", hash, tick.WorldHash);
        var onStage = before.OnStage.AddRange(resolution.Changes);
        var scene = _scenes.End(tick, before, resolution, after, hash, onStage, compare);
        var checkpoint = Checkpoint.IsDue(after, marked: scene is not null || due.Count > 0);
        return new Moment(after, hash, _rebuilding.After(before.Rebuilt, stored, after, text, hash, checkpoint, compare),
            scene ?? before.LastScene, scene is null ? before.Open.RemoveRange(due) : before.Open.RemoveRange(due).Add(scene),
            scene is null ? onStage : [], [told, .. before.Told.Take(TurnLoader.RecentTicks - 1)]);
    }

    private static Intent Understand(TickState tick, World world, Comparing compare)
    {
        var intent = IntentParser.Parse(tick.Text, world);
        compare.Json("intent", Canonical.Write(intent), tick.Intent);
        if (Plans.Of(world, intent) is Planned.Possible { Plan: var plan }) compare.Json("plan", Canonical.Write(plan), tick.Plan);
        else compare.Differs("plan", "a refusal", tick.Plan);
        return intent;
    }

    private static void CompareLedger(RecordedTick stored, TickState tick, List<LedgerEntry> expected, Comparing compare)
    {
        var found = stored.Ledger.Where(e => e.TickId == tick.CorrelationId && Computed.Contains(e.Type)).ToList();
        // Another take has the player's words from the first one.
        if (tick.Replaces is not null && found.FirstOrDefault()?.Type != LedgerTypes.PlayerInput) expected.RemoveAt(0);
        for (var i = 0; i < Math.Max(expected.Count, found.Count); i++)
        {
            var (mine, theirs) = (expected.ElementAtOrDefault(i), found.ElementAtOrDefault(i));
            var what = $"ledger {theirs?.Sequence ?? i}";
            // After one that is missing or too much, all the others would be in the wrong place.
            if (!compare.Text(what, Named(mine), Named(theirs))) return;
            what = $"{what} {mine!.Type}";
            compare.Json(what, mine.Payload, theirs!.Payload);
            compare.Text($"{what} source", mine.Source, theirs.Source);
            compare.Text($"{what} time", Invariant(mine.NarrativeTime), Invariant(theirs.NarrativeTime));
        }
    }

    /// <summary>Where a tick cannot be computed, the ledger's world is all that there is to go on from.</summary>
    private Moment FollowLedger(RecordedTick stored, TickState tick, Moment before, Comparing compare)
    {
        var world = Rebuilding.Follow(before.World, stored, compare);
        var hash = WorldHash.Like(tick.WorldHash, world);
        compare.Text("world from the ledger", hash, tick.WorldHash);
        var open = before.Open.RemoveAll(s => recorded.Echoes[(tick.BranchId, tick.Number)].Contains(s.CorrelationId));
        var scene = recorded.Scenes[(tick.BranchId, tick.Number)].FirstOrDefault();
        var told = stored.Told is { } row ? compare.Read("transcript", row.ToEntry) : null;
        return before with
        {
            World = world,
            Hash = hash,
            Rebuilt = new Rebuilt(world, world, tick.Number),
            LastScene = scene ?? before.LastScene,
            Open = scene is null ? open : open.Add(scene),
            OnStage = [],
            Told = told is null ? before.Told : [told, .. before.Told.Take(TurnLoader.RecentTicks - 1)],
        };
    }

    private static string Named(LedgerEntry? entry) => entry?.Type ?? Comparing.Nothing;

    private static string Invariant(long number) => number.ToString(CultureInfo.InvariantCulture);
}
