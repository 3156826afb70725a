using System.Collections.Immutable;
using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>
/// The quickest ways through a world on foot (Dijkstra). A closed door is no obstacle, for people open it; a locked one is. Of two equally
/// quick ways the one through the ordinally smaller places counts, so that the answer is the same everywhere.
/// </summary>
public static class Paths
{
    /// <summary>How many seconds the quickest way takes at an ordinary pace: 0 where one already is, null when there is none.</summary>
    public static int? Seconds(World world, string from, string to) =>
        Reached(world, from, to).TryGetValue(to, out var leg) ? leg.Seconds : null;

    /// <summary>The neighbouring place to go to first; null when there is no way or one is already there.</summary>
    public static string? NextStep(World world, string from, string to) => Way(world, from, to) is { Count: > 1 } way ? way[1] : null;

    /// <summary>The places of the quickest way, both ends included; null when there is none.</summary>
    internal static ImmutableList<string>? Way(World world, string from, string to)
    {
        var reached = Reached(world, from, to);
        if (!reached.ContainsKey(to)) return null;
        var way = ImmutableList.Create(to);
        while (way[0] != from) way = way.Insert(0, reached[way[0]].Previous);
        return way;
    }

    /// <summary>The quickest exit between neighbours that is not locked; null when there is none.</summary>
    internal static Exit? PassableExit(World world, string from, string to) =>
        world.WaysOut(from).FirstOrDefault(e => e.To == to);

    /// <summary>The exits of a place that are not locked, the quickest first.</summary>
    internal static IEnumerable<Exit> WaysOut(this World world, string placeId) =>
        world.Places.TryGetValue(placeId, out var place)
            ? place.Exits.Where(world.IsPassable).OrderBy(e => e.Seconds)
                .ThenBy(e => e.To, StringComparer.Ordinal).ThenBy(e => e.Direction, StringComparer.Ordinal)
            : [];

    /// <summary>Whether people can walk through: there is such a place, and no lock in between.</summary>
    internal static bool IsPassable(this World world, Exit exit) =>
        world.Places.ContainsKey(exit.To) && (exit.DoorId is null || !world.Holds(exit.DoorId, "locked"));

    private static Dictionary<string, Leg> Reached(World world, string from, string to)
    {
        var reached = new Dictionary<string, Leg>(StringComparer.Ordinal);
        if (!world.Places.ContainsKey(from) || !world.Places.ContainsKey(to)) return reached;
        reached[from] = new Leg(0, "");
        var open = new SortedSet<(int Seconds, string Place)>(Comparer<(int Seconds, string Place)>.Create((a, b) =>
            a.Seconds != b.Seconds ? a.Seconds.CompareTo(b.Seconds) : string.CompareOrdinal(a.Place, b.Place))) { (0, from) };
        while (open.Count > 0)
        {
            var next = open.Min;
            open.Remove(next);
            if (next.Place == to) break;
            foreach (var exit in world.Places[next.Place].Exits.Where(world.IsPassable))
            {
                var leg = new Leg(next.Seconds + Math.Max(1, exit.Seconds), next.Place);
                if (reached.TryGetValue(exit.To, out var known) && !leg.IsBetterThan(known)) continue;
                if (known is not null) open.Remove((known.Seconds, exit.To));
                reached[exit.To] = leg;
                open.Add((leg.Seconds, exit.To));
            }
        }
        return reached;
    }

    private sealed record Leg(int Seconds, string Previous)
    {
        public bool IsBetterThan(Leg other) =>
            Seconds != other.Seconds ? Seconds < other.Seconds : string.CompareOrdinal(Previous, other.Previous) < 0;
    }
}
