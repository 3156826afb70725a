using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Finds what is possible instead of what was meant: whose name is most like the player's words, by id among equals.</summary>
internal static class Nearest
{
    public static string? ItemHere(Unfolding now) =>
        Of(now, Reach.ItemsInSight(now.World).Where(i => !i.Fixed).Select(i => (i.Id, i.Name)));

    public static string? ThingHere(Unfolding now) => Of(now, Reach.ItemsInSight(now.World).Concat(now.World.ItemsAt(World.PlayerId))
        .Select(i => (i.Id, i.Name)).Concat(Reach.PeopleHere(now.World).Select(c => (c.Id, c.Name))));

    public static string? Carried(Unfolding now, params string[] tags) => Of(now, now.World.ItemsAt(World.PlayerId)
        .Where(i => tags.Length == 0 || i.Tags.Intersect(tags).Any()).Select(i => (i.Id, i.Name)));

    public static string? PersonHere(Unfolding now) =>
        Of(now, Reach.PeopleHere(now.World).Where(c => c.HitPoints > 0).Select(c => (c.Id, c.Name)));

    /// <summary>The place behind an exit that can be walked.</summary>
    public static string? WayOut(Unfolding now) =>
        Of(now, now.World.WaysOut(now.World.Player.At).Select(e => (e.To, $"{e.Direction} {now.World.Places[e.To].Name}")));

    /// <summary>The one of these items whose name is most like what was meant; null when there is none.</summary>
    public static string? Of(Unfolding now, IEnumerable<Item> items) => Of(now, items.Select(i => (i.Id, i.Name)));

    private static string? Of(Unfolding now, IEnumerable<(string Id, string Name)> among)
    {
        var meant = Pairs(now.Meant);
        return among.OrderByDescending(a => Likeness(meant, Pairs(a.Name))).Select(a => a.Id).FirstOrDefault();
    }

    // Dice's coefficient over pairs of letters, in hundredths.
    private static int Likeness(HashSet<string> a, HashSet<string> b) =>
        a.Count + b.Count == 0 ? 0 : 200 * a.Intersect(b).Count() / (a.Count + b.Count);

    private static HashSet<string> Pairs(string words) => [.. words.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(w => Enumerable.Range(0, Math.Max(0, w.Length - 1)).Select(i => w.Substring(i, 2)))];
}
