using Storyteller.Contracts;

namespace Storyteller.Narrator.Narrating;

/// <summary>One step of the telling.</summary>
internal sealed record Step(BeatRole Role, IReadOnlyList<int> Outcomes);

/// <summary>
/// Reads an outline depth first into steps. Whatever outline comes, every outcome is told exactly once: unknown indexes and repetitions
/// are passed over, what it forgets is told before the others react, and their reaction is never left out.
/// </summary>
internal static class TellingOrder
{
    public static IReadOnlyList<Step> Of(NarratorContext context)
    {
        List<Step> steps = [];
        HashSet<int> told = [];
        foreach (var beat in context.Outline.Beats) Add(beat, context.Outcomes.Count, told, steps);
        var forgotten = Enumerable.Range(0, context.Outcomes.Count).Where(told.Add).ToArray();
        if (forgotten.Length > 0) steps.Insert(End(steps, BeatRole.Reaction, BeatRole.Aftermath), new Step(BeatRole.Action, forgotten));
        if (context.Others.Count > 0 && steps.All(step => step.Role != BeatRole.Reaction))
            steps.Insert(End(steps, BeatRole.Aftermath), new Step(BeatRole.Reaction, []));
        return steps;
    }

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
