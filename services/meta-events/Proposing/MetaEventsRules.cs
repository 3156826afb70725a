using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.MetaEvents.Proposing;

/// <summary>
/// What the world might do during a tick. Each possible storylet has a hazard: how often it happens in a day, times the part of a day that
/// the tick takes and the pace, plus the push of a story that has long been quiet, all times novelty and noise. The stated chance is
/// 1 − exp(−hazard), in whole percent up to 85; what rounds to nothing is not proposed. Nor is a fight that cannot be made fair.
/// </summary>
public static class MetaEventsRules
{
    private const int Most = 5, MostPercent = 85, OnePercent = Hazard.One / 100, LongestSeconds = 2_592_000;

    /// <summary>Zero to five candidates, different kinds first, then the likelier ones; chance orders those that are as likely.</summary>
    public static MetaEventProposals Propose(MetaEventsContext context, Chance chance)
    {
        var possible = context.Possible.DistinctBy(storylet => storylet.Id).Where(storylet => Weights.Of(storylet, context) > 0)
            .OrderBy(storylet => storylet.Id, StringComparer.Ordinal).ToArray();
        var pushes = Push.Of(context, possible, chance.For("push"));
        var likeliest = possible
            .Select(storylet => new Weighed(storylet, HazardOf(storylet, context, pushes.GetValueOrDefault(storylet.Id))))
            .Where(weighed => weighed.Percent >= 1).OrderByDescending(weighed => weighed.Millionths)
            .ThenBy(weighed => chance.For("tie", weighed.Storylet.Id).Below(int.MaxValue));
        // One after the other, as sizing a fight takes hundreds of simulated ones: only what is to be proposed is sized.
        return new MetaEventProposals([.. DifferentKindsFirst(likeliest)
            .Select(weighed => Candidate(weighed, context, pushes.ContainsKey(weighed.Storylet.Id), chance))
            .OfType<MetaEvent>().Take(Most)]);
    }

    private static IEnumerable<Weighed> DifferentKindsFirst(IEnumerable<Weighed> inOrder) => inOrder
        .GroupBy(weighed => weighed.Storylet.Kind)
        .SelectMany(kind => kind.Select((weighed, nth) => (weighed, nth))).OrderBy(ranked => ranked.nth)
        .ThenByDescending(ranked => ranked.weighed.Millionths).Select(ranked => ranked.weighed);

    private static long HazardOf(PossibleStorylet storylet, MetaEventsContext context, long push)
    {
        // Hundredths per day times thousandths of a second, as millionths: 1,000,000 / (100 · 86,400 · 1,000) = 1 / 8,640.
        var span = Pace.Weigh(Math.Clamp(context.Seconds, 0, LongestSeconds), context.QuietTicks, storylet.Kind);
        return Weights.Fit((Weights.PerDay(storylet) * span / 8640) + push, storylet, context);
    }

    private static MetaEvent? Candidate(Weighed weighed, MetaEventsContext context, bool pushed, Chance chance)
    {
        var storylet = weighed.Storylet;
        var because = WhyNow.Of(storylet, context, pushed);
        var candidate = new MetaEvent(storylet.Id, storylet.Text, weighed.Percent, because, storylet.Stakes, storylet.Kind);
        if (storylet.Fight is not { } fight) return candidate;
        return FairFights.Of(storylet, fight, context, chance) is not { } encounter ? null
            : candidate with { Stakes = $"{storylet.Stakes}; {FairFights.Odds(encounter)}", Encounter = encounter };
    }

    private sealed record Weighed(PossibleStorylet Storylet, long Millionths)
    {
        public int Percent { get; } = Math.Min(MostPercent, (Hazard.Probability(Millionths) + (OnePercent / 2)) / OnePercent);
    }
}
