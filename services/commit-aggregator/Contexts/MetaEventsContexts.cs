using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Rulebook.Blows;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>What the meta-events agent gets to see: the span, and the world without narrative.</summary>
public static class MetaEventsContexts
{
    /// <summary>The context for this turn, once its length is known.</summary>
    public static MetaEventsContext Of(Turn turn)
    {
        var world = turn.Before;
        var last = world.LastHappened.Values.DefaultIfEmpty(0).Max();
        var possible = PossibleStorylets.In(world, turn.Storylets, turn.Dice.For("slots"));
        IReadOnlyList<Sheet>? party = possible.Any(storylet => storylet.Fight is not null) ? Parties.Of(world) : null;
        return new MetaEventsContext(turn.Length!.Seconds, turn.Intent.Act, turn.Intent.Manner, world.Here.Biome, world.Here.Indoors,
            world.DayPart, world.Weather, turn.Number - 1 - last, possible, party, world.IsLit(world.Here.Id));
    }
}
