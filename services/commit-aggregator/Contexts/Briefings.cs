using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>Gathers how to name everything that a context mentions.</summary>
public static class Briefings
{
    /// <summary>A brief for each id that the world holds, by id.</summary>
    public static SortedDictionary<string, Brief> Of(World world, IEnumerable<string> ids)
    {
        var names = new SortedDictionary<string, Brief>(StringComparer.Ordinal);
        foreach (var id in ids)
            if (!names.ContainsKey(id) && world.BriefOf(id) is { } brief) names[id] = brief;
        return names;
    }
}
