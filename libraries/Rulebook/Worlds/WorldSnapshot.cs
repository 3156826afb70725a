using System.Collections.Immutable;
using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>A world as it is written down: plain lists in the world's own order, so that the text of equal worlds is equal.</summary>
/// <param name="Deferred">Null when empty, so that a world without any is written as it always was.</param>
public sealed record WorldSnapshot(string Id, long Clock, Weather Weather, int Tick, IReadOnlyList<Place> Places,
    IReadOnlyList<Character> Characters, IReadOnlyList<Item> Items, IReadOnlyList<Relation> Relations, IReadOnlyList<Fact> Facts,
    IReadOnlyList<string> Known, IReadOnlyList<KeptMemories> Memories, IReadOnlyList<KeptHappening> LastHappened,
    IReadOnlyList<string>? Deferred = null)
{
    /// <summary>The world, written down.</summary>
    public static WorldSnapshot Of(World world) => new(world.Id, world.Clock, world.Weather, world.Tick, [.. world.Places.Values],
        [.. world.Characters.Values], [.. world.Items.Values], [.. world.Relations.Values], [.. world.Facts], [.. world.Known],
        [.. world.Memories.Select(m => new KeptMemories(m.Key, m.Value))],
        [.. world.LastHappened.Select(h => new KeptHappening(h.Key, h.Value))],
        world.Deferred.IsEmpty ? null : [.. world.Deferred]);

    /// <summary>The world that was written down.</summary>
    public World ToWorld() => new(Id, Clock, Weather, Tick,
        World.Empty.Places.AddRange(Places.Select(p => KeyValuePair.Create(p.Id, p))),
        World.Empty.Characters.AddRange(Characters.Select(c => KeyValuePair.Create(c.Id, c))),
        World.Empty.Items.AddRange(Items.Select(i => KeyValuePair.Create(i.Id, i))),
        World.Empty.Relations.AddRange(Relations.Select(r => KeyValuePair.Create(World.RelationKey(r.From, r.To), r))),
        World.Empty.Facts.Union(Facts),
        World.Empty.Known.Union(Known),
        World.Empty.Memories.AddRange(Memories.Select(m => KeyValuePair.Create(m.CharacterId, m.Kept.ToImmutableList()))),
        World.Empty.LastHappened.AddRange(LastHappened.Select(h => KeyValuePair.Create(h.StoryletId, h.Tick))),
        World.Empty.Deferred.Union(Deferred ?? []));
}

/// <summary>What one character keeps, the oldest first.</summary>
public sealed record KeptMemories(string CharacterId, IReadOnlyList<Memory> Kept);

/// <summary>When a storylet last came true.</summary>
public sealed record KeptHappening(string StoryletId, int Tick);
