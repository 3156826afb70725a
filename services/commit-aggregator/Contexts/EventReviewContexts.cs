using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>What the event-review agent gets to see: the candidates, and what befell the player lately.</summary>
public static class EventReviewContexts
{
    private const int RecentTicks = 6;

    /// <summary>The context for this turn, once candidates are proposed.</summary>
    public static EventReviewContext Of(Turn turn)
    {
        var world = turn.Before;
        var kinds = turn.Storylets.ToDictionary(s => s.Id, s => s.Kind);
        var recent = world.LastHappened
            .Where(happened => happened.Value > turn.Number - 1 - RecentTicks && kinds.ContainsKey(happened.Key))
            .OrderByDescending(happened => happened.Value).ThenBy(happened => happened.Key, StringComparer.Ordinal)
            .Select(happened => kinds[happened.Key]);
        return new EventReviewContext(turn.Proposals!.Candidates, [.. recent], world.Here.Indoors, world.Weather, world.DayPart,
            world.Player.HitPoints, world.Player.MaxHitPoints);
    }
}
