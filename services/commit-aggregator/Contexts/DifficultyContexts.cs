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
            [.. world.Facts.Where(f => f.Subject == target).Select(f => f.State)],
            [.. world.ItemsAt(World.PlayerId).SelectMany(i => i.Tags).Distinct().Order(StringComparer.Ordinal)],
            world.IsLit(world.Here.Id), world.Weather, world.Here.Indoors,
            world.CharactersAt(world.Here.Id).Count(c => c.Id != World.PlayerId && c.Id != target));
    }
}
