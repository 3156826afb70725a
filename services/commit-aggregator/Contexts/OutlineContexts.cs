using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>What the outline agent gets to see: the scene, what came of the intent in it, and how those present feel.</summary>
public static class OutlineContexts
{
    /// <summary>The context for this turn, once it is resolved.</summary>
    public static OutlineContext Of(Turn turn, Resolution resolution)
    {
        var scene = PlayerScenes.Of(turn, resolution);
        var affinities = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var present in scene.Present) affinities[present.Id] = resolution.After.Affinity(present.Id, World.PlayerId);
        return new OutlineContext(scene, Passages.LastOf(turn, resolution).Outcomes, affinities);
    }
}
