using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>The meta events of a turn, from what the agents let stand to what was accepted.</summary>
public static class Offers
{
    /// <summary>How many characters a player may make an event's text, at least 1.</summary>
    public const int LongestText = 500;

    /// <summary>What there is to decide about, in the order in which it was proposed; each storylet once.</summary>
    public static IReadOnlyList<OfferedEvent> Of(Turn turn) => [.. Standing(turn).Select(e => new OfferedEvent(e.StoryletId, e.Kind, e.Text,
        e.Probability, e.Because, e.Stakes, IsHarmless(turn, e), e.Encounter?.WinPercent))];

    /// <summary>What a setting decides in the player's stead; asking is for who cannot be asked any more the harmless choice.</summary>
    public static ReviewDecision ByPolicy(ReviewMode mode, IReadOnlyList<OfferedEvent> offered) => new(
        [.. offered.Select(e => new EventDecision(e.StoryletId,
            mode == ReviewMode.AcceptAll || e.Harmless ? ReviewVerdict.Accept : ReviewVerdict.Reject))], "policy");

    /// <summary>Why these are no decisions about what was offered, as a field and a sentence; null when they are.</summary>
    public static (string Field, string Why)? ProblemWith(IReadOnlyList<EventDecision>? decisions, IReadOnlyList<OfferedEvent> offered)
    {
        if (decisions is null) return ("decisions", "there must be a decision about each offered event");
        for (var i = 0; i < decisions.Count; i++)
        {
            var (decision, field) = (decisions[i], FormattableString.Invariant($"decisions[{i}]"));
            if (decision is null || offered.All(e => e.StoryletId != decision.StoryletId))
                return ($"{field}.storyletId", $"'{decision?.StoryletId}' was not offered");
            if (decisions.Take(i).Any(d => d.StoryletId == decision.StoryletId))
                return ($"{field}.storyletId", $"'{decision.StoryletId}' is decided twice");
            if (!Enum.IsDefined(decision.Verdict)) return ($"{field}.verdict", "the verdict is Accept, Reject or Edit");
            if (ProblemWithEdit(decision) is { } edit) return ($"{field}.{edit.Member}", edit.Why);
        }
        var open = offered.FirstOrDefault(e => decisions.All(d => d.StoryletId != e.StoryletId));
        return open is null ? null : ("decisions", $"'{open.StoryletId}' is not decided");
    }

    /// <summary>The events that may happen, as they were edited.</summary>
    internal static IReadOnlyList<MetaEvent> Accepted(Turn turn) => turn.Decided is not { } decided ? Standing(turn)
        : [.. Standing(turn).Select(e => (Event: e, Decision: decided.Decisions.FirstOrDefault(d => d.StoryletId == e.StoryletId)))
            .Where(offer => offer.Decision is { Verdict: not ReviewVerdict.Reject })
            .Select(offer => offer.Decision!.Verdict == ReviewVerdict.Accept ? offer.Event : offer.Event with
            {
                Text = offer.Decision.Text ?? offer.Event.Text,
                Probability = offer.Decision.Probability ?? offer.Event.Probability,
            })];

    private static (string Member, string Why)? ProblemWithEdit(EventDecision decision) => decision switch
    {
        { Verdict: not ReviewVerdict.Edit, Text: not null } => ("text", "only an edit changes the text"),
        { Verdict: not ReviewVerdict.Edit, Probability: not null } => ("probability", "only an edit changes the probability"),
        { Text: { } text } when string.IsNullOrWhiteSpace(text) || text.Length > LongestText || text.Any(char.IsControl) =>
            ("text", $"the text has 1 to {LongestText} characters, none of them a control character"),
        { Probability: < 0 or > 100 } => ("probability", "the probability is a percentage from 0 to 100"),
        _ => null,
    };

    private static IReadOnlyList<MetaEvent> Standing(Turn turn) =>
        [.. turn.Proposals!.Candidates.Where((e, i) => Stands(turn.Review!, i, e.StoryletId)).DistinctBy(e => e.StoryletId)];

    private static bool Stands(MetaEventReview review, int index, string storyletId) =>
        index < review.Verdicts.Count && review.Verdicts[index].StoryletId == storyletId
            ? review.Verdicts[index].Stands
            : review.Verdicts.Any(v => v.StoryletId == storyletId && v.Stands);

    private static bool IsHarmless(Turn turn, MetaEvent offered)
    {
        if (offered.Encounter is not null || offered.Kind == "threat") return false;
        var storylet = turn.Storylets.FirstOrDefault(s => s.Id == offered.StoryletId);
        var effects = storylet is null ? [] : storylet.Then.Concat(storylet.Later ?? [])
            .Concat(storylet.Asks?.Options.SelectMany(o => o.Then.Concat(o.Otherwise ?? [])) ?? []);
        return effects.All(e => e.Kind != EffectKind.Hurt);
    }
}
