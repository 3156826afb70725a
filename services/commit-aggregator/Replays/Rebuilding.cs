using Storyteller.CommitAggregator.Replays.Records;
using Storyteller.CommitAggregator.States;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Replays;

/// <summary>
/// Rebuilds the world from what is stored of its changes, tick by tick, and holds it against the world that the tick was computed to
/// leave. A world that came out otherwise is said once, and put right: the next ticks are looked at for themselves.
/// </summary>
internal sealed class Rebuilding(Findings findings)
{
    /// <summary>The worlds after a tick, rebuilt from those before it.</summary>
    /// <param name="world">The world as the tick was computed to leave it.</param>
    /// <param name="text">That world in canonical JSON.</param>
    /// <param name="hash">That world's hash, in the form in which it is stored.</param>
    /// <param name="checkpoint">The tick must have a checkpoint.</param>
    public Rebuilt After(
        Rebuilt before, RecordedTick tick, World world, string text, string hash, bool checkpoint, Comparing compare)
    {
        var changes = ChangesOf(tick, compare);
        var fromLedger = Change(before.FromLedger, changes, tick.Number);
        if (!compare.Text("world from the ledger alone", hash, WorldHash.Like(hash, fromLedger))) fromLedger = world;
        var fromCheckpoint = Change(before.FromCheckpoint, changes, tick.Number);
        if (!compare.Text(
            $"world from the checkpoint of tick {before.Checkpoint} and the ledger", hash, WorldHash.Like(hash, fromCheckpoint)))
            fromCheckpoint = world;
        var rebuilt = new Rebuilt(fromLedger, fromCheckpoint, before.Checkpoint);
        return Kept(tick.Checkpoint, world, text, hash, checkpoint, compare) is { } kept
            ? rebuilt with { FromCheckpoint = kept, Checkpoint = tick.Number }
            : rebuilt;
    }

    /// <summary>The worlds at the beginning.</summary>
    public Rebuilt Begin(Checkpoint? checkpoint, World world, string text, string hash, Comparing compare) =>
        new(world, Kept(checkpoint, world, text, hash, true, compare) ?? world, 0);

    /// <summary>The world after the ledger's changes of a tick, whatever the tick was computed to leave.</summary>
    public static World Follow(World before, RecordedTick tick, Comparing compare) => Change(before, ChangesOf(tick, compare), tick.Number);

    private static World Change(World before, IEnumerable<WorldEvent> changes, int tick) => before.Apply(changes) with { Tick = tick };

    private static List<WorldEvent> ChangesOf(RecordedTick tick, Comparing compare)
    {
        var changes = new List<WorldEvent>();
        foreach (var entry in tick.Ledger.Where(e => PastWorlds.ChangeTypes.Contains(e.Type)))
            if (compare.Read($"ledger {entry.Sequence} {entry.Type}", () => Canonical.Read<WorldEvent>(entry.Payload)) is { } change)
                changes.Add(change);
        return changes;
    }

    /// <summary>The world that a checkpoint holds, where it is the right one.</summary>
    private World? Kept(Checkpoint? checkpoint, World world, string text, string hash, bool required, Comparing compare)
    {
        if (checkpoint is null)
        {
            if (required) compare.Differs("checkpoint", hash, Comparing.Nothing);
            return null;
        }
        findings.Count(c => c with { Checkpoints = c.Checkpoints + 1 });
        compare.Text("checkpoint hash", hash, checkpoint.WorldHash);
        if (compare.Read("checkpoint", checkpoint.Text) is not { } stored) return null;
        if (!compare.Json("checkpoint", text, stored)) return world;
        return compare.Read("checkpoint", checkpoint.ToWorld);
    }
}
