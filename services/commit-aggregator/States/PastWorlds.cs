using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.States;

/// <summary>Worlds as they were: the last checkpoint before, and the ledger from there on.</summary>
public sealed class PastWorlds(CanonDb db, Branches branches, WorldCache cache)
{
    private static readonly List<string> Changes =
        [.. typeof(WorldEvent).Assembly.GetTypes().Where(type => type.BaseType == typeof(WorldEvent)).Select(type => type.Name)];

    /// <summary>The types of the ledger's entries that change a world.</summary>
    public static IReadOnlyCollection<string> ChangeTypes => Changes;

    /// <summary>The place after a tick in the past of a head, with the hash that its commit recorded.</summary>
    /// <param name="tick">From 0 to the head's own tick.</param>
    public async Task<Head> Find(Head head, int tick, CancellationToken cancellation)
    {
        if (tick == head.Tick) return head;
        var owner = (await branches.LineageOf(head.BranchId, cancellation)).OwnerOf(tick);
        var hash = tick == 0
            ? await db.Checkpoints.Where(c => c.BranchId == owner && c.Tick == 0).Select(c => c.WorldHash).SingleAsync(cancellation)
            : await db.Ticks.Where(t => t.BranchId == owner && t.Number == tick && t.WorldHash != null).Select(t => t.WorldHash!)
                .SingleAsync(cancellation);
        return new Head(owner, tick, hash);
    }

    /// <summary>The place after a tick that is canon, or was in another take.</summary>
    public Task<Head> After(Guid tickId, CancellationToken cancellation) => db.Ticks.Where(t => t.CorrelationId == tickId)
        .Select(t => new Head(t.BranchId, t.Number, t.WorldHash!)).SingleAsync(cancellation);

    /// <summary>The world there.</summary>
    /// <exception cref="InvalidOperationException">Checkpoint and ledger do not give the world that the commit recorded.</exception>
    public Task<World> At(Head head, CancellationToken cancellation) => cache.Get(head.WorldHash, async () =>
    {
        var lineage = await branches.LineageOf(head.BranchId, cancellation);
        // Wherever a story branches, every so many ticks of it have a checkpoint.
        var checkpoint = await LastIn(Checkpoint.Every) ?? await LastIn(Checkpoint.MostBetween)
            ?? throw new InvalidOperationException($"{head.BranchId} has no checkpoint before tick {head.Tick}");
        var world = checkpoint.ToWorld();
        if (checkpoint.Tick < head.Tick)
            world = world.Apply(await ChangesIn(lineage.Within(checkpoint.Tick + 1, head.Tick), cancellation)) with { Tick = head.Tick };
        return WorldHash.Names(head.WorldHash, world) ? world
            : throw new InvalidOperationException($"what is stored of {head.BranchId} at tick {head.Tick} is not {head.WorldHash}");

        Task<Checkpoint?> LastIn(int ticks) => db.Checkpoints.AsNoTracking()
            .On(lineage.Within(Math.Max(0, head.Tick - ticks), head.Tick), c => c.BranchId, c => c.Tick)
            .OrderByDescending(c => c.Tick).FirstOrDefaultAsync(cancellation);
    });

    private async Task<IEnumerable<WorldEvent>> ChangesIn(IReadOnlyList<Segment> ticks, CancellationToken cancellation)
    {
        var entries = await db.Ledger.AsNoTracking().On(ticks, e => e.BranchId, e => e.Tick).Where(e => Changes.Contains(e.Type))
            .OrderBy(e => e.Tick).ThenBy(e => e.Sequence).Select(e => e.Payload).ToListAsync(cancellation);
        return entries.Select(Canonical.Read<WorldEvent>);
    }
}
