using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>The d20 check of the SRD 5.1: roll and modifier against a difficulty class.</summary>
public static class Checks
{
    /// <summary>The abilities, and then the skills, that a check can be made with, in lower case.</summary>
    public static IReadOnlyList<string> Skills { get; } =
    [
        "strength", "dexterity", "constitution", "intelligence", "wisdom", "charisma", "athletics", "acrobatics", "sleight of hand",
        "stealth", "arcana", "history", "investigation", "nature", "religion", "animal handling", "insight", "medicine", "perception",
        "survival", "deception", "intimidation", "performance", "persuasion",
    ];

    /// <summary>How well a throw went: a natural 20 or 10 above the DC is a triumph, a natural 1 or 10 below it a disaster.</summary>
    /// <param name="natural">What the d20 shows, 1 to 20.</param>
    public static Degree DegreeOf(int natural, int modifier, int dc) => (natural, natural + modifier - dc) switch
    {
        (20, _) => Degree.Triumph,
        (1, _) => Degree.Disaster,
        (_, >= 10) => Degree.Triumph,
        (_, >= 0) => Degree.Success,
        (_, > -10) => Degree.Failure,
        _ => Degree.Disaster,
    };

    /// <summary>Throws the turn's check where its difficulty asks for one.</summary>
    internal static void RollFor(Unfolding now)
    {
        if (now.Turn.Difficulty is not { NeedsRoll: true } difficulty) return;
        var natural = now.Turn.Dice.For("check").Roll(20);
        now.Degree = DegreeOf(natural, difficulty.Modifier, difficulty.Dc);
        now.Show(Throws.Check(difficulty.Skill, natural, difficulty.Modifier, difficulty.Dc, now.Succeeds, World.PlayerId));
    }

    /// <summary>
    /// What a character adds to a d20 for a skill or ability (SRD 5.1, "Using Ability Scores"); 0 for a word that is neither.
    /// </summary>
    public static int ModifierOf(Abilities abilities, string skill) => skill switch
    {
        "strength" or "athletics" => abilities.Strength,
        "dexterity" or "acrobatics" or "sleight of hand" or "stealth" => abilities.Dexterity,
        "constitution" => abilities.Constitution,
        "intelligence" or "arcana" or "history" or "investigation" or "nature" or "religion" => abilities.Intelligence,
        "wisdom" or "animal handling" or "insight" or "medicine" or "perception" or "survival" => abilities.Wisdom,
        "charisma" or "deception" or "intimidation" or "performance" or "persuasion" => abilities.Charisma,
        _ => 0,
    };
}
