using Storyteller.Contracts;

namespace Storyteller.Rulebook.Editing;

/// <summary>The rules for how long a turn is and how hard it is.</summary>
internal static class Assessments
{
    private const int LongestSeconds = 2_592_000, EasiestDc = 5, HardestDc = 30, MostReasons = 20;

    // An ability counts −5 to 10 (SRD 5.1), and a proficiency bonus at most 6.
    private const int LeastModifier = -5, MostModifier = 16;

    /// <summary>What is wrong with a length; null when nothing.</summary>
    public static Fault? FaultIn(TickSpan span) => span.Seconds is < 1 or > LongestSeconds
        ? new("$.seconds", "a turn takes at least 1 second and at most 30 days, which are 2592000 seconds")
        : Texts.FaultIn(span.Because, "$.because");

    /// <summary>What is wrong with a difficulty; null when nothing.</summary>
    public static Fault? FaultIn(Difficulty difficulty) =>
        (difficulty.NeedsRoll ? FaultInRoll(difficulty) : FaultWithoutRoll(difficulty)) ?? FaultInReasons(difficulty.Reasons);

    private static Fault? FaultWithoutRoll(Difficulty difficulty)
    {
        if (difficulty.Dc != 0) return new("$.dc", "where nothing is rolled the difficulty is 0");
        if (difficulty.Skill.Length > 0) return new("$.skill", "where nothing is rolled no skill is used");
        if (difficulty.Modifier != 0) return new("$.modifier", "where nothing is rolled nothing is added to the roll");
        var counted = difficulty.Reasons.Index().FirstOrDefault(reason => reason.Item.Amount != 0);
        return counted.Item is null ? null
            : new($"{Fault.At("$.reasons", counted.Index)}.amount", "where nothing is rolled no reason makes it harder or easier");
    }

    private static Fault? FaultInRoll(Difficulty difficulty)
    {
        if (difficulty.Dc is < EasiestDc or > HardestDc)
            return new("$.dc", $"a difficulty is a number from {EasiestDc} to {HardestDc}");
        if (!Checks.Skills.Contains(difficulty.Skill))
            return new("$.skill", $"a roll uses one of the skills and abilities: {string.Join(", ", Checks.Skills)}");
        if (difficulty.Modifier is < LeastModifier or > MostModifier)
            return new("$.modifier", $"what is added to the roll is a number from {LeastModifier} to {MostModifier}");
        return difficulty.Reasons.Sum(reason => (long)reason.Amount) == difficulty.Dc ? null
            : new("$.reasons", $"the amounts of the reasons must make up the difficulty, {difficulty.Dc}");
    }

    private static Fault? FaultInReasons(IReadOnlyList<DifficultyReason> reasons) => reasons.Count > MostReasons
        ? new("$.reasons", $"a difficulty has at most {MostReasons} reasons")
        : reasons.Select((reason, i) => Texts.FaultIn(reason.Because, $"{Fault.At("$.reasons", i)}.because"))
            .FirstOrDefault(fault => fault is not null);
}
