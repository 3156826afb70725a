using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>What the npc-decision agent gets to see for one character: what they witnessed, keep in mind, feel, and can name.</summary>
public static class NpcDecisionContexts
{
    private const int MemoriesRecalled = 20;

    /// <summary>The context for one character in this turn, once it is outlined.</summary>
    public static NpcDecisionContext Of(Turn turn, Resolution resolution, string characterId)
    {
        var world = resolution.After;
        var self = world.Characters[characterId];
        var relations = world.RelationsOf(characterId).ToList();
        var scene = world.SceneAt(self.At, characterId, firstVisit: false);
        var witnessed = Perception.WitnessedBy(resolution, turn.Before, characterId);
        // What happens in this tick is witnessed; what it leaves in the memory is for the next.
        var memories = turn.Before.Memories.GetValueOrDefault(characterId, []).Reverse().Take(MemoriesRecalled).ToList();
        return new NpcDecisionContext(self, scene, witnessed, memories, relations, turn.Outline!.Spotlight.Contains(characterId),
            NextSteps(world, self), Names(world, self, scene, relations, witnessed, memories));
    }

    private static SortedDictionary<string, string> NextSteps(World world, Character self)
    {
        var goals = self.Wants.Where(w => w.Kind == WantKind.BeAt).Select(w => w.Target).Concat(self.Routine.Select(r => r.PlaceId));
        var steps = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var goal in goals.Distinct())
            if (goal != self.At && Paths.NextStep(world, self.At, goal) is { } step) steps[goal] = step;
        return steps;
    }

    private static SortedDictionary<string, Brief> Names(World world, Character self, Scene scene, IEnumerable<Relation> relations,
        IEnumerable<Outcome> witnessed, IEnumerable<Memory> memories)
    {
        var known = new[] { self.Id, self.At }
            .Concat(scene.Present.Concat(scene.Items).Concat(scene.Carried).Select(b => b.Id))
            .Concat(scene.Place.Exits.Select(e => e.To))
            .Concat(relations.Select(r => r.To))
            .Concat(self.Wants.Select(w => w.Target))
            .Concat(self.Routine.Select(r => r.PlaceId))
            .Concat(witnessed.SelectMany(o => new[] { o.Actor, o.Target, o.Other }).OfType<string>())
            .Concat(memories.SelectMany(m => new[] { m.Actor, m.Target, m.ToldBy }).OfType<string>());
        return Briefings.Of(world, known);
    }
}
