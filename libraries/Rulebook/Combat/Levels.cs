namespace Storyteller.Rulebook.Combat;

/// <summary>What experience makes of a character (SRD 5.1, "Beyond 1st Level"), and what a beaten foe is worth.</summary>
public static class Levels
{
    /// <summary>The highest level there is.</summary>
    public const int Highest = 20;

    private static readonly int[] Needed =
    [
        0, 300, 900, 2_700, 6_500, 14_000, 23_000, 34_000, 48_000, 64_000, 85_000, 100_000, 120_000, 140_000, 165_000, 195_000, 225_000,
        265_000, 305_000, 355_000,
    ];

    /// <summary>The level that so much experience makes, 1 to 20.</summary>
    public static int Of(int experience) => Math.Max(1, Needed.Count(needed => needed <= experience));

    /// <summary>The proficiency bonus at a level: 2 to 6.</summary>
    public static int ProficiencyAt(int level) => 2 + ((Clamped(level) - 1) / 4);

    /// <summary>The least experience that makes a level (1 to 20).</summary>
    public static int ExperienceFor(int level) => Needed[Clamped(level) - 1];

    /// <summary>What a creature of a challenge rating is worth in experience; 0 for a rating beyond 5.</summary>
    /// <param name="challenge">As the SRD writes it: <c>1/4</c>, <c>3</c>.</param>
    public static int WorthOf(string challenge) => challenge switch
    {
        "0" => 10, "1/8" => 25, "1/4" => 50, "1/2" => 100, "1" => 200, "2" => 450, "3" => 700, "4" => 1_100, "5" => 1_800,
        _ => 0,
    };

    private static int Clamped(int level) => Math.Clamp(level, 1, Highest);
}
