using Storyteller.Contracts;

namespace Storyteller.Narrator.Narrating;

/// <summary>One step of the telling.</summary>
/// <param name="Apart">It goes on with what the step before it told, and in a paragraph of its own.</param>
internal sealed record Step(BeatRole Role, IReadOnlyList<int> Outcomes, bool Apart = false);

/// <summary>
/// Reads an outline depth first into steps. Whatever outline comes, every outcome is told exactly once: unknown indexes and repetitions
/// are passed over, what it forgets is told before the others react, and their reaction is never left out.
/// </summary>
internal static class TellingOrder
{
    // So much of a fight fits into one paragraph, and so little is none yet.
    private const int Most = 6;
    private const int Least = 3;

    public static IReadOnlyList<Step> Of(NarratorContext context)
    {
        List<Step> steps = [];
        HashSet<int> told = [];
        foreach (var beat in context.Outline.Beats) Add(beat, context.Outcomes.Count, told, steps);
        var forgotten = Enumerable.Range(0, context.Outcomes.Count).Where(told.Add).ToArray();
        if (forgotten.Length > 0) steps.Insert(End(steps, BeatRole.Reaction, BeatRole.Aftermath), new Step(BeatRole.Action, forgotten));
        if (context.Others.Count > 0 && steps.All(step => step.Role != BeatRole.Reaction))
            steps.Insert(End(steps, BeatRole.Aftermath), new Step(BeatRole.Reaction, []));
        return [.. steps.SelectMany(step => Stretches(step, context.Outcomes))];
    }

    // A long fight is told in several paragraphs, and its end in one of its own; nobody is interrupted in the middle of what they do.
    private static IEnumerable<Step> Stretches(Step step, IReadOnlyList<Outcome> outcomes)
    {
        if (step.Role is not (BeatRole.Complication or BeatRole.Action)) return [step];
        var most = Math.Max(Most, (step.Outcomes.Count + NarratorRules.MostParagraphs - 1) / NarratorRules.MostParagraphs);
        List<List<int>> stretches = [[]];
        foreach (var i in step.Outcomes)
        {
            var before = stretches[^1].Count == 0 ? null : outcomes[stretches[^1][^1]];
            var (full, ends) = (stretches[^1].Count >= most, outcomes[i].Kind == OutcomeKind.FightEnded && stretches[^1].Count >= Least);
            if (before is not null && (ends || (full && BeginsATurn(outcomes[i], before)))) stretches.Add([]);
            stretches[^1].Add(i);
        }
        return stretches.Select((stretch, n) => new Step(step.Role, stretch, n > 0));
    }

    private static bool BeginsATurn(Outcome o, Outcome before) => o.Actor != before.Actor && o.Kind is OutcomeKind.Struck
        or OutcomeKind.Dodged or OutcomeKind.Fled or OutcomeKind.Yielded or OutcomeKind.Parleyed or OutcomeKind.SavedAgainstDeath;

    private static void Add(Beat beat, int count, HashSet<int> told, List<Step> steps)
    {
        steps.Add(new Step(beat.Role, [.. beat.Outcomes.Where(i => i >= 0 && i < count && told.Add(i))]));
        foreach (var next in beat.Beats) Add(next, count, told, steps);
    }

    private static int End(List<Step> steps, params BeatRole[] before)
    {
        var at = steps.FindIndex(step => before.Contains(step.Role));
        return at < 0 ? steps.Count : at;
    }
}
