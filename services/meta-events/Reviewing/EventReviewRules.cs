using Storyteller.Contracts;

namespace Storyteller.MetaEvents.Reviewing;

/// <summary>
/// Which candidates stand. Dropped are, in this order of reasons: the impossible (weather indoors, or that is there already; a fight that
/// is no threat), the off-tone (a threat at a quarter of one's hit points or below), the repeated (the kind that befell the player last,
/// where there is another kind to choose) and the stacked (a second threat or change of weather, more than two events in one tick). As
/// every fight that stands is a threat, there are never two in one tick, and none for who is badly hurt.
/// </summary>
public static class EventReviewRules
{
    /// <summary>How many events one tick may bring.</summary>
    public const int MostStanding = 2;

    /// <summary>One verdict for each candidate, in their order; a dropped one's reason begins with its code.</summary>
    public static MetaEventReview Review(EventReviewContext context)
    {
        var verdicts = new List<MetaEventVerdict>();
        var standing = new List<MetaEvent>();
        foreach (var candidate in context.Candidates)
        {
            var objection = Impossible(candidate, context) ?? OffTone(candidate, context)
                ?? Repeated(candidate, context, standing) ?? Stacked(candidate, standing);
            if (objection is null) standing.Add(candidate);
            verdicts.Add(new(candidate.StoryletId, objection is null, objection ?? Fits(candidate, context)));
        }
        return new MetaEventReview(verdicts);
    }

    private static string? Impossible(MetaEvent candidate, EventReviewContext context)
    {
        if (candidate.Encounter is not null && candidate.Kind != StoryletKinds.Threat) return "impossible: only a threat comes to blows";
        if (candidate.Kind != StoryletKinds.Weather) return null;
        if (context.Indoors) return "impossible: no weather reaches a place indoors";
        return NamedWeather.BegunBy(candidate.Text) == context.Weather ? "impossible: the weather is like that already" : null;
    }

    private static string? OffTone(MetaEvent candidate, EventReviewContext context) =>
        candidate.Kind == StoryletKinds.Threat && context.PlayerHitPoints * 4L <= context.PlayerMaxHitPoints
            ? "off-tone: a threat would be cruel to somebody this badly hurt"
            : null;

    private static string? Repeated(MetaEvent candidate, EventReviewContext context, List<MetaEvent> standing)
    {
        if (standing.Any(other => other.StoryletId == candidate.StoryletId)) return "repeated: the same event stands already";
        var repeats = context.RecentKinds.Count > 0 && context.RecentKinds[0] == candidate.Kind;
        return repeats && context.Candidates.Any(other => other.Kind != candidate.Kind)
            ? "repeated: the last thing to happen was of this kind"
            : null;
    }

    private static string? Stacked(MetaEvent candidate, List<MetaEvent> standing)
    {
        if (standing.Count >= MostStanding) return "stacked: enough may happen at once as it is";
        var onlyOnce = candidate.Kind is StoryletKinds.Threat or StoryletKinds.Weather;
        return onlyOnce && standing.Any(other => other.Kind == candidate.Kind) ? $"stacked: another {candidate.Kind} stands already" : null;
    }

    private static string Fits(MetaEvent candidate, EventReviewContext context) => context.RecentKinds.Contains(candidate.Kind)
        ? "it fits, though its kind is not new"
        : "it fits, and nothing of its kind has happened lately";
}
