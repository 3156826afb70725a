using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>What the tick-length agent gets to see: the intent, the clock, and how far it is with what they carry.</summary>
public static class TickLengthContexts
{
    /// <summary>The context for this turn.</summary>
    public static TickLengthContext Of(Turn turn)
    {
        var world = turn.Before;
        var way = turn.Intent is { Act: Act.Go, Target: { } place } && world.Places.ContainsKey(place)
            ? Paths.Seconds(world, world.Player.At, place)
            : null;
        if (way is { } unburdened) way = Carrying.WaySeconds(world, World.PlayerId, unburdened);
        return new TickLengthContext(turn.Intent, world.Clock, world.DayPart, way);
    }
}
