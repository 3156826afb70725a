using Storyteller.CommitAggregator.Archives.Format;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>
/// Rebuilds the worlds of all branches from the ledger, tick by tick, and holds them to what is recorded. It keeps only the one that it is
/// at; where the story goes on elsewhere, that world is loaded from what has been stored so far.
/// </summary>
/// <param name="store">Stores what has come so far, so that it can be read.</param>
internal sealed class Rebuilding(
    CanonDb db, PastWorlds past, Known known, StructureArrival structure, Func<CancellationToken, Task> store)
{
    private Head? _head;
    private World _world = World.Empty;
    private KnownTick? _under;

    /// <summary>The world at tick 0: the authored one, with the name that the player chose.</summary>
    public void Begin(string? playerName, string worldHash)
    {
        var authored = structure.World ?? throw new BrokenFileException("no authored world comes before this line");
        _world = SessionStart.BeginningOf(authored, playerName);
        var first = known.First ?? throw new BrokenFileException("no branch comes before this line");
        _head = new Head(first.Id, 0, Same(_world, 0, worldHash, known.Header.BeginHash));
        db.Checkpoints.Add(Checkpoint.Of(first.Id, _world, worldHash));
    }

    /// <summary>A change within a tick that is canon.</summary>
    public async Task Change(KnownTick tick, WorldEvent change, CancellationToken cancellation)
    {
        await GoTo(tick, cancellation);
        _world = _world.Apply(change);
    }

    /// <summary>The tick became canon: now its world must be the one that was recorded.</summary>
    public async Task Commit(KnownTick tick, string worldHash, CancellationToken cancellation)
    {
        await GoTo(tick, cancellation);
        _world = _world with { Tick = tick.Number };
        _head = new Head(tick.Branch.Id, tick.Number, Same(_world, tick.Number, worldHash, tick.WorldHash!));
        if (tick.IsCheckpoint || Checkpoint.IsDue(_world, marked: false))
            db.Checkpoints.Add(Checkpoint.Of(tick.Branch.Id, _world, worldHash));
        (tick.IsRebuilt, _under) = (true, null);
    }

    /// <summary>The world at a place of which all has come.</summary>
    public async Task<World> At(Head head, CancellationToken cancellation)
    {
        if (_head?.WorldHash == head.WorldHash) return _world;
        await store(cancellation);
        return await past.At(head, cancellation);
    }

    private async Task GoTo(KnownTick tick, CancellationToken cancellation)
    {
        if (tick == _under) return;
        Wanted.That(_under is null, $"the ledger leaves tick {_under?.Number} before it is committed");
        Wanted.That(tick.WorldHash is not null, "a tick that came to nothing changes no world");
        Wanted.That(!tick.IsRebuilt, "the tick is committed already");
        var before = Before(tick);
        _world = await At(before, cancellation);
        (_head, _under) = (null, tick);
    }

    private Head Before(KnownTick tick)
    {
        var first = known.First!;
        if (tick.Number == 1) return new Head(first.Id, 0, known.Header.BeginHash);
        var before = Known.Canon(tick.Branch, tick.Number - 1);
        Wanted.That(before.IsRebuilt, $"the ledger has tick {tick.Number} before the one that it goes on from");
        return new Head(before.Branch.Id, before.Number, before.WorldHash!);
    }

    private static string Same(World world, int tick, params ReadOnlySpan<string> recorded)
    {
        var hash = WorldHash.Like(recorded[0], world);
        foreach (var other in recorded)
            Wanted.That(other == hash, $"the world after tick {tick} comes to {hash}, and {other} is recorded");
        return hash;
    }
}
