using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>What experience makes of a character (SRD 5.1, "Beyond 1st Level"): level 1 to 20.</summary>
public static class Levels
{
    private const int AverageOfAHitDie = 5;

    private static readonly int[] Thresholds =
    [
        0, 300, 900, 2_700, 6_500, 14_000, 23_000, 34_000, 48_000, 64_000, 85_000, 100_000, 120_000, 140_000, 165_000, 195_000, 225_000,
        265_000, 305_000, 355_000,
    ];

    /// <summary>The highest level there is.</summary>
    public static int Highest => Thresholds.Length;

    /// <summary>The level that this much experience makes, 1 to 20.</summary>
    public static int Of(int experience) => Math.Max(1, Thresholds.Count(t => t <= experience));

    /// <summary>The proficiency bonus at a level, 2 to 6.</summary>
    public static int ProficiencyAt(int level) => 2 + ((Math.Clamp(level, 1, Highest) - 1) / 4);

    /// <summary>How much experience a level begins with.</summary>
    public static int ExperienceFor(int level) => Thresholds[Math.Clamp(level, 1, Highest) - 1];

    /// <summary>
    /// How many hit points a new level brings: the fixed value of a d8 with the Constitution modifier, at least 1.
    /// </summary>
    public static int HitPointsPerLevel(Abilities abilities) => Math.Max(1, AverageOfAHitDie + abilities.Constitution);
}
