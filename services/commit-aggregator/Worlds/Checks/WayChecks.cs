using Storyteller.CommitAggregator.Worlds.Files;
using Storyteller.CommitAggregator.Worlds.Reading;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Worlds.Checks;

/// <summary>Checks that the places of a world hang together: ways back, doors alike on both sides, nothing out of reach.</summary>
internal static class WayChecks
{
    public static void Check(Ways ways, string start, IReadOnlyList<WrittenItem> items, IReadOnlyList<Character> characters,
        WorldProblems problems)
    {
        foreach (var way in ways.All.Where(w => ways.Places.Any(p => p.Place.Id == w.Exit.To))) CheckWayBack(ways, way, problems);
        CheckKeys(ways, items, problems);
        // Whatever is already wrong may be what cuts a place off.
        if (!problems.Any) CheckReach(ways, start, items, characters, problems);
    }

    private static void CheckWayBack(Ways ways, Way way, WorldProblems problems)
    {
        IReadOnlyList<Way> back = [.. ways.All.Where(w => w.From == way.Exit.To && w.Exit.To == way.From)];
        if (back.Count == 0)
        {
            problems.Add(way.At, $"the way back from '{way.Exit.To}' to '{way.From}' is missing");
            return;
        }
        if (way.Exit.DoorId is not { } id)
        {
            if (back.All(b => b.Exit.DoorId is not null))
                problems.Add(way.At, $"the way back from '{way.Exit.To}' has a door, and this side has none");
            return;
        }
        if (back.FirstOrDefault(b => b.Exit.DoorId == id) is not { } other)
            problems.Add(way.At, $"the door '{id}' is not on the way back from '{way.Exit.To}'");
        else if (other.Exit.Key != way.Exit.Key || other.Exit.Door != way.Exit.Door || other.Starts != way.Starts)
            problems.Add(way.At, $"the door '{id}' is not the same on both sides: name, key and starts must be alike");
        if (ways.All.Count(w => w.Exit.DoorId == id) > 2) problems.Add(way.At, $"the door '{id}' is on more than two exits");
    }

    private static void CheckKeys(Ways ways, IReadOnlyList<WrittenItem> items, WorldProblems problems)
    {
        foreach (var way in ways.All.Where(w => items.Any(i => i.Item.Id == w.Exit.Key && !i.Item.Tags.Contains("key"))))
            problems.Add(way.At, $"'{way.Exit.Key}' is a key of '{way.Exit.DoorId}' without the tag key");
    }

    private static void CheckReach(Ways ways, string start, IReadOnlyList<WrittenItem> items, IReadOnlyList<Character> characters,
        WorldProblems problems)
    {
        var reached = ways.Reachable(start, key => PlaceOf(items.FirstOrDefault(i => i.Item.Id == key)?.Item.At ?? ""));
        foreach (var place in ways.Places.Where(p => !reached.Contains(p.Place.Id)))
            problems.Add(place.At, $"'{place.Place.Id}' cannot be reached from '{start}' with the keys that can be found");

        string PlaceOf(string holder) =>
            holder == World.PlayerId ? start : characters.FirstOrDefault(c => c.Id == holder)?.At ?? holder;
    }
}
