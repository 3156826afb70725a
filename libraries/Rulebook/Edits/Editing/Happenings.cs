using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

namespace Storyteller.Rulebook.Editing;

/// <summary>The rules for what the world might do in a turn, and which of that stands.</summary>
internal static class Happenings
{
    private const int MostCandidates = 5, LeastPercent = 1, MostPercent = 85;

    /// <summary>What is wrong with candidates that were proposed in this context; null when nothing.</summary>
    public static Fault? FaultIn(MetaEventProposals proposals, MetaEventsContext context)
    {
        var candidates = proposals.Candidates;
        if (candidates.Count > MostCandidates) return new("$.candidates", $"at most {MostCandidates} things may happen in one turn");
        return candidates.Select((candidate, i) => candidates.Take(i).Any(other => other.StoryletId == candidate.StoryletId)
                ? new Fault($"{Fault.At("$.candidates", i)}.storyletId", $"'{candidate.StoryletId}' is there already")
                : FaultIn(candidate, Fault.At("$.candidates", i), context))
            .FirstOrDefault(fault => fault is not null);
    }

    /// <summary>What is wrong with verdicts on the candidates of this context; null when nothing.</summary>
    public static Fault? FaultIn(MetaEventReview review, EventReviewContext context)
    {
        var (verdicts, candidates) = (review.Verdicts, context.Candidates);
        if (verdicts.Count != candidates.Count)
            return new("$.verdicts", $"there must be one verdict for each candidate, in their order: {candidates.Count}");
        return verdicts.Select((verdict, i) => verdict.StoryletId != candidates[i].StoryletId
                ? new Fault($"{Fault.At("$.verdicts", i)}.storyletId", $"the verdict in this place is about '{candidates[i].StoryletId}'")
                : Texts.FaultIn(verdict.Because, $"{Fault.At("$.verdicts", i)}.because"))
            .FirstOrDefault(fault => fault is not null);
    }

    private static Fault? FaultIn(MetaEvent candidate, string path, MetaEventsContext context)
    {
        if (context.Possible.FirstOrDefault(storylet => storylet.Id == candidate.StoryletId) is not { } storylet)
            return new($"{path}.storyletId", $"'{candidate.StoryletId}' cannot happen here and now");
        if (candidate.Probability is < LeastPercent or > MostPercent)
            return new($"{path}.probability", $"a probability is {LeastPercent} to {MostPercent} percent");
        if (candidate.Kind != storylet.Kind) return new($"{path}.kind", $"'{storylet.Id}' is of the kind '{storylet.Kind}'");
        return (candidate.Text == storylet.Text ? null : Texts.FaultIn(candidate.Text, $"{path}.text"))
            ?? Texts.FaultIn(candidate.Because, $"{path}.because")
            ?? FaultInStakes(candidate.Stakes, storylet.Stakes, $"{path}.stakes")
            ?? FaultIn(candidate.Encounter, storylet, $"{path}.encounter");
    }

    // What the author wrote may be as long as they liked, and a fight's odds may follow it.
    private static Fault? FaultInStakes(string stakes, string authored, string path) => stakes == authored ? null
        : Texts.FaultIn(stakes.StartsWith($"{authored}; ", StringComparison.Ordinal) ? stakes[authored.Length..] : stakes, path);

    private static Fault? FaultIn(Encounter? encounter, PossibleStorylet storylet, string path)
    {
        if (encounter is null) return null;
        if (storylet.Fight is null) return new(path, $"nobody comes to blows in '{storylet.Id}'");
        if (encounter.WinPercent is < 0 or > 100) return new($"{path}.winPercent", "a share of fights is 0 to 100 percent");
        return FaultIn(encounter.Foes, $"{path}.foes");
    }

    private static Fault? FaultIn(IReadOnlyList<FoeGroup> foes, string path)
    {
        if (foes.Count == 0) return new(path, "a fight needs somebody to fight against");
        foreach (var (i, group) in foes.Index())
        {
            var at = Fault.At(path, i);
            if (Bestiary.Find(group.Creature) is null) return new($"{at}.creature", $"the bestiary has no '{group.Creature}'");
            if (foes.Take(i).Any(other => other.Creature == group.Creature))
                return new($"{at}.creature", $"'{group.Creature}' is there already: count them together");
            if (group.Count < 1) return new($"{at}.count", "there must be at least one of them");
        }
        return foes.Sum(group => (long)group.Count) > Encounters.MostFoes
            ? new(path, $"at most {Encounters.MostFoes} foes stand in one fight") : null;
    }
}
