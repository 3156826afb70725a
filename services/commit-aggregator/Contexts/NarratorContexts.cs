using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>What the narrator gets to see of one passage: outcomes and intents, and a name for everything in them.</summary>
public static class NarratorContexts
{
    /// <summary>The context for the turn's last passage, in which the intent resolves, once everybody decided.</summary>
    /// <param name="recent">The opening words of the last paragraphs, the newest first.</param>
    public static NarratorContext Of(Turn turn, Resolution resolution, IReadOnlyList<string> recent)
    {
        var passage = Passages.LastOf(turn, resolution);
        return Of(turn, resolution, passage with { After = resolution.After }, turn.Outline!, resolution.Others, turn.Length!.Seconds,
            [.. Passages.Openings(turn.Told ?? []), .. recent]);
    }

    /// <summary>The context for a passage before the last one, as soon as it is over.</summary>
    /// <param name="index">Its place among the passages, from 0.</param>
    /// <param name="recent">The opening words of the last paragraphs of the ticks before, the newest first.</param>
    public static NarratorContext OfPassage(Turn turn, Resolution resolution, int index, IReadOnlyList<string> recent)
    {
        var passage = resolution.Passages[index];
        // How long the whole tick takes is told with its last passage.
        return Of(turn, resolution, passage, OutlineOf(passage), [], 0, [.. Passages.Openings((turn.Told ?? []).Take(index)), .. recent]);
    }

    private static NarratorContext Of(Turn turn, Resolution resolution, Passage passage, Outline outline, IReadOnlyList<Outcome> others,
        int seconds, IReadOnlyList<string> recent)
    {
        var world = passage.After;
        var scene = PlayerScenes.Of(turn, world);
        return new NarratorContext(scene, turn.Intent, outline, passage.Outcomes, others,
            Cast(turn.Before, resolution, passage, scene, others), seconds, passage.Rolls,
            world.Player.HitPoints, world.Player.MaxHitPoints, recent);
    }

    // A fight says itself what hurts; what only befalls is followed by what it leaves.
    private static Outline OutlineOf(Passage passage)
    {
        var told = new Beat(BeatRole.Complication, [.. Enumerable.Range(0, passage.Outcomes.Count)], []);
        return new Outline(passage.Kind == PassageKind.Event ? [told, new Beat(BeatRole.Aftermath, [], [])] : [told], []);
    }

    private static SortedDictionary<string, Brief> Cast(World before, Resolution resolution, Passage passage, Scene scene,
        IReadOnlyList<Outcome> others)
    {
        var mentioned = passage.Outcomes.Concat(others).SelectMany(o => new[] { o.Actor, o.Target, o.Other }).OfType<string>()
            .Concat(scene.Present.Concat(scene.Items).Concat(scene.Carried).Select(b => b.Id))
            .Concat(scene.Place.Exits.Select(e => e.To))
            .Append(scene.Place.Id).Append(World.PlayerId)
            .ToList();
        // What was used up is only in the world before, and who was beaten earlier only among the guests of then.
        var cast = Briefings.Of(before, mentioned);
        foreach (var (id, brief) in Briefings.Of(passage.After, mentioned)) cast[id] = brief;
        foreach (var (id, brief) in resolution.Passages.SelectMany(p => p.Guests))
            if (mentioned.Contains(id) && !passage.Guests.ContainsKey(id)) cast[id] = brief;
        foreach (var (id, brief) in Guests.ToldApart(passage.Guests)) cast[id] = brief;
        return cast;
    }
}
