using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Worlds.Files;

/// <summary>All ids of a world and what they name, known before anything that refers to them is read.</summary>
internal sealed class WorldIds
{
    public const string Place = "place", Character = "character", Item = "item", Door = "door";
    public static readonly string[] Any = [Place, Character, Item, Door];
    private readonly SortedDictionary<string, (string Kind, Spot At)> _known = new(StringComparer.Ordinal);

    public static WorldIds Of(WorldSource source, WorldProblems problems)
    {
        var ids = new WorldIds();
        if (source.Header is { } header) ids._known[World.PlayerId] = (Character, header.Spot);
        foreach (var (section, kind) in new[] { ("places", Place), ("characters", Character), ("items", Item) })
            foreach (var entry in source.Section(section)) ids.Declare(entry.Text("id"), kind, entry.SpotOf("id"), problems);
        foreach (var exit in source.Section("places").SelectMany(p => p.Entries("exits")).Where(e => e.Has("door")))
            if (exit.Entry("door") is { } door) ids.DeclareDoor(door.Text("id"), door.SpotOf("id"), problems);
        return ids;
    }

    public bool Is(string kind, string id) => _known.TryGetValue(id, out var known) && known.Kind == kind;

    /// <summary>The id that a key names, which must be of one of these kinds.</summary>
    public string Named(YamlEntry entry, string key, params string[] kinds)
    {
        var id = entry.Text(key);
        if (id.Length > 0) Check(id, entry, key, kinds);
        return id;
    }

    /// <summary>Refuses an id that names nothing, or nothing of these kinds.</summary>
    public void Check(string id, YamlEntry entry, string key, params string[] kinds)
    {
        var wanted = string.Join(" or ", kinds);
        if (!_known.TryGetValue(id, out var known)) entry.Refuse(key, $"`{key}` names '{id}', and there is no such {wanted}");
        else if (!kinds.Contains(known.Kind))
            entry.Refuse(key, $"`{key}` must name {Article(kinds[0])} {wanted}, and '{id}' is {Article(known.Kind)} {known.Kind}");
    }

    private static string Article(string kind) => kind == Item ? "an" : "a";

    private void Declare(string id, string kind, Spot at, WorldProblems problems)
    {
        if (id.Length == 0) return;
        if (!Words.IsKebab(id)) problems.Add(at, $"the id '{id}' must be in kebab-case: lower-case letters, digits and single hyphens");
        if (id is World.PlayerId)
            problems.Add(at, "the id 'player' belongs to the player's character, who is written in the section `world`");
        else if (!_known.TryAdd(id, (kind, at)))
            problems.Add(at, $"the id '{id}' is already used for the {_known[id].Kind} in {_known[id].At.File}:{_known[id].At.Line}");
    }

    // A door is written once on each of its sides; whether both sides agree is for the checks of ways.
    private void DeclareDoor(string id, Spot at, WorldProblems problems)
    {
        if (!Is(Door, id)) Declare(id, Door, at, problems);
    }
}
