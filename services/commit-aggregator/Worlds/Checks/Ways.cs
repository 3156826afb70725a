using Storyteller.CommitAggregator.Worlds.Reading;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Worlds.Checks;

/// <summary>The ways between the places of a world.</summary>
internal sealed class Ways(IReadOnlyList<WrittenPlace> places)
{
    public IReadOnlyList<WrittenPlace> Places { get; } = places;

    public IReadOnlyList<Way> All { get; } = [.. places.SelectMany(p => p.Ways)];

    /// <summary>How the doors begin: a locked one is closed as well.</summary>
    public IEnumerable<Fact> Facts => All.Where(w => w.Exit.DoorId is not null).SelectMany(w => w.Starts switch
    {
        "closed" => [new Fact(w.Exit.DoorId!, "closed")],
        "locked" => [new Fact(w.Exit.DoorId!, "closed"), new Fact(w.Exit.DoorId!, "locked")],
        _ => Array.Empty<Fact>(),
    });

    /// <summary>
    /// The places that one can get to from a place with the keys that lie on the way or are carried by who is met there. Keys that are
    /// nowhere yet count as found, for a storylet may bring them anywhere.
    /// </summary>
    public SortedSet<string> Reachable(string start, Func<string, string> keyIsAt)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal) { start };
        var grew = true;
        while (grew)
        {
            grew = false;
            foreach (var way in All.Where(w => reached.Contains(w.From) && (w.Starts != "locked" || IsFound(w.Exit.Key))))
                grew |= reached.Add(way.Exit.To);
        }
        return reached;

        bool IsFound(string? key) => key is not null && (keyIsAt(key) is var at && (at.Length == 0 || reached.Contains(at)));
    }
}
