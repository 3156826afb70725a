using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>What the narrator gets to see: outcomes and intents, and a name for everything in them.</summary>
public static class NarratorContexts
{
    /// <summary>The context for this turn, once everybody decided.</summary>
    /// <param name="recent">The opening words of the last paragraphs, the newest first.</param>
    public static NarratorContext Of(Turn turn, Resolution resolution, IReadOnlyList<string> recent)
    {
        var world = resolution.After;
        var scene = PlayerScenes.Of(turn, resolution);
        return new NarratorContext(scene, turn.Intent, turn.Outline!, resolution.Outcomes, resolution.Others,
            Cast(turn.Before, world, scene, resolution), turn.Length!.Seconds, resolution.Rolls,
            world.Player.HitPoints, world.Player.MaxHitPoints, recent);
    }

    public static NarratorContext OfPassage(Turn turn, Resolution resolution, int index, IReadOnlyList<string> recent) =>
        Of(turn with { Outline = new Outline([], []) }, resolution with { Outcomes = resolution.Passages[index].Outcomes, Others = [] }, recent);

    private static SortedDictionary<string, Brief> Cast(World before, World after, Scene scene, Resolution resolution)
    {
        var mentioned = resolution.Outcomes.Concat(resolution.Others).SelectMany(o => new[] { o.Actor, o.Target, o.Other }).OfType<string>()
            .Concat(scene.Present.Concat(scene.Items).Concat(scene.Carried).Select(b => b.Id))
            .Concat(scene.Place.Exits.Select(e => e.To))
            .Append(scene.Place.Id).Append(World.PlayerId)
            .ToList();
        // What was used up is only in the world before.
        var cast = Briefings.Of(before, mentioned);
        foreach (var (id, brief) in Briefings.Of(after, mentioned)) cast[id] = brief;
        return cast;
    }
}
