using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>What the difficulty agent gets to see: the attempt and its circumstances, nothing of the story.</summary>
public static class DifficultyContexts
{
    /// <summary>The context for this turn.</summary>
    public static DifficultyContext Of(Turn turn)
    {
        var world = turn.Before;
        var target = turn.Intent.Target;
        var person = target is null ? null : world.Characters.GetValueOrDefault(target);
        return new DifficultyContext(turn.Intent, world.Player.Abilities, target is null ? null : world.BriefOf(target), person?.Abilities,
            person is null ? 0 : world.Affinity(person.Id, World.PlayerId),
            [.. States(world, target)],
            [.. world.ItemsAt(World.PlayerId).SelectMany(i => i.Tags).Distinct().Order(StringComparer.Ordinal)],
            world.IsLit(world.Here.Id), world.Weather, world.Here.Indoors,
            world.CharactersAt(world.Here.Id).Count(c => c.Id != World.PlayerId && c.Id != target));
    }

    // A lock is no obstacle to whoever carries its key.
    private static IEnumerable<string> States(World world, string? target)
    {
        var hasKey = world.Here.Exits.Any(e =>
            e.DoorId == target && e.Key is { } key && world.Items.GetValueOrDefault(key)?.At == World.PlayerId);
        return target is null ? [] : world.FactsOf(target).Where(f => !(hasKey && f.State == "locked")).Select(f => f.State);
    }
}
