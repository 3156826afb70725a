using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.MetaEvents.Proposing;

/// <summary>
/// Who carries the pace: one or two storylets, drawn by weight and of different kinds where there are, share its pressure by how often they
/// happen. Drawn and not the likeliest, or the same few would happen again and again while a session goes on in short ticks.
/// </summary>
internal static class Push
{
    private const int OftenEnough = 100;

    /// <summary>The hazard that each of the drawn gets on top, in millionths, by id. All of the possible must have a weight.</summary>
    public static IReadOnlyDictionary<string, long> Of(MetaEventsContext context, IReadOnlyList<PossibleStorylet> possible, Chance chance)
    {
        // Where the world itself offers less than one event a day, the story does not insist on more.
        var richness = Math.Min(OftenEnough, possible.Sum(storylet => (long)Weights.PerDay(storylet)));
        var pressure = Pace.Pressure(context) * richness / OftenEnough;
        if (pressure <= 0) return new Dictionary<string, long>();
        var drawn = Drawn(context, possible, Pace.Sharing(pressure), chance);
        var shared = drawn.Sum(storylet => (long)Weights.PerDay(storylet));
        return drawn.ToDictionary(storylet => storylet.Id, storylet => pressure * Weights.PerDay(storylet) / shared);
    }

    private static List<PossibleStorylet> Drawn(MetaEventsContext context, IReadOnlyList<PossibleStorylet> possible, int count,
        Chance chance)
    {
        List<PossibleStorylet> drawn = [];
        while (drawn.Count < Math.Min(count, possible.Count))
        {
            var others = possible.Where(storylet => drawn.All(other => other.Kind != storylet.Kind)).ToArray();
            if (others.Length == 0) others = [.. possible.Except(drawn)];
            drawn.Add(chance.Weighted(others, storylet => Weights.Of(storylet, context), drawn.Count));
        }
        return drawn;
    }
}
