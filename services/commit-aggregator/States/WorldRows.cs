using System.Globalization;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.States;

/// <summary>
/// The world as rows, and what of them one tick changes: a commit costs as much as it changes, not as much as the world holds.
/// </summary>
public static class WorldRows
{
    private const string Header = "world";
    private const string PlaceKind = "place";
    private const string CharacterKind = "character";
    private const string ItemKind = "item";
    private const string RelationKind = "relation";
    private const string FactKind = "fact";
    private const string KnownKind = "known";
    private const string MemoriesKind = "memories";
    private const string HappenedKind = "happened";
    private const string DeferredKind = "deferred";

    /// <summary>The rows that must be written, and those that must go, to turn one world into another.</summary>
    public static WorldDifference Between(World before, World after)
    {
        var written = new List<WorldRow>();
        var removed = new List<WorldRow>();
        written.Add(new WorldRow(Header, "", null, Canonical.Write(new WorldHeader(after.Id, after.Clock, after.Weather, after.Tick))));
        Compare(PlaceKind, before.Places, after.Places, _ => null);
        Compare(CharacterKind, before.Characters, after.Characters, c => c.At);
        Compare(ItemKind, before.Items, after.Items, i => i.At);
        Compare(RelationKind, before.Relations, after.Relations, _ => null);
        Compare(MemoriesKind, before.Memories, after.Memories, _ => null);
        Compare(HappenedKind, before.LastHappened, after.LastHappened, _ => null);
        CompareSets(FactKind, before.Facts, after.Facts, f => $"{f.Subject} is {f.State}");
        CompareSets(KnownKind, before.Known, after.Known, k => k);
        CompareSets(DeferredKind, before.Deferred, after.Deferred, d => d);
        return new WorldDifference(written, removed);

        void Compare<T>(string kind, SharedMap<T> old, SharedMap<T> now, Func<T, string?> at) => now.Since(old,
            (id, value) => written.Add(new WorldRow(kind, id, at(value), Canonical.Write(value))),
            id => removed.Add(new WorldRow(kind, id, null, "")));

        void CompareSets<T>(string kind, SharedSet<T> old, SharedSet<T> now, Func<T, string> id) => now.Since(old,
            value => written.Add(new WorldRow(kind, id(value), null, Canonical.Write(value))),
            value => removed.Add(new WorldRow(kind, id(value), null, "")));
    }

    /// <summary>The world that these rows hold.</summary>
    /// <exception cref="InvalidOperationException">The rows hold no world.</exception>
    public static World Read(IEnumerable<WorldEntity> rows)
    {
        var byKind = rows.ToLookup(r => r.Kind);
        var header = byKind[Header].SingleOrDefault() ?? throw new InvalidOperationException("there is no world in this session");
        var (id, clock, weather, tick) = Canonical.Read<WorldHeader>(header.Body);
        return new WorldSnapshot(id, clock, weather, tick, All<Place>(PlaceKind), All<Character>(CharacterKind), All<Item>(ItemKind),
            All<Relation>(RelationKind), All<Fact>(FactKind), All<string>(KnownKind),
            [.. byKind[MemoriesKind].Select(r => new KeptMemories(r.Id, Canonical.Read<List<Memory>>(r.Body)))],
            [.. byKind[HappenedKind].Select(r => new KeptHappening(r.Id, int.Parse(r.Body, CultureInfo.InvariantCulture)))],
            All<string>(DeferredKind)).ToWorld();

        List<T> All<T>(string kind) => [.. byKind[kind].Select(r => Canonical.Read<T>(r.Body))];
    }

    private sealed record WorldHeader(string Id, long Clock, Weather Weather, int Tick);
}

/// <summary>One row of the world.</summary>
public sealed record WorldRow(string Kind, string Id, string? At, string Body);

/// <summary>What turns one world into another.</summary>
public sealed record WorldDifference(IReadOnlyList<WorldRow> Written, IReadOnlyList<WorldRow> Removed);
