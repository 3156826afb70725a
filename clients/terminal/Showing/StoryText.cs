using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>How dice, phases and figures are put to the player.</summary>
internal static class StoryText
{
    /// <summary>A throw with what it was for, and whether it was enough where it had to be.</summary>
    public static string Dice(Roll roll)
    {
        var who = roll.By is null or "player" ? "" : $"{roll.By}, ";
        var enough = roll.Target == 0 ? "" : roll.Success ? ": yes" : ": no";
        return $"{who}{roll.Purpose}: {roll.Shown ?? Fell(roll)}{enough}";
    }

    /// <summary>What the session is doing, while the player waits.</summary>
    public static string Doing(Phase phase) => phase switch
    {
        Phase.Assessing => "How long, and how hard?",
        Phase.Proposing => "What might happen meanwhile?",
        Phase.Reviewing => "Which of that stands?",
        Phase.Rolling => "The dice fall.",
        Phase.InEvent => "Something happens.",
        Phase.InCombat => "It comes to blows.",
        Phase.Resolving => "The scene takes shape.",
        Phase.Deciding => "The others make up their minds.",
        Phase.Narrating => "It is being told.",
        Phase.Committing => "It becomes part of the story.",
        Phase.Suspended => "It rests until you are back.",
        _ => "…",
    };

    /// <summary>Copper pieces in words.</summary>
    public static string Copper(int pieces) => string.Create(CultureInfo.InvariantCulture, $"{pieces} copper");

    /// <summary>A weight, rounded to 100 grams.</summary>
    public static string Kilograms(long grams) => string.Create(CultureInfo.InvariantCulture, $"{grams / 1000m:0.#} kg");

    private static string Fell(Roll roll) => roll.Sides == 100
        ? $"d100 {roll.Result}, at most {roll.Target}"
        : $"d{roll.Sides} {roll.Result}{(roll.Modifier < 0 ? " - " : " + ")}{Math.Abs(roll.Modifier)}, at least {roll.Target}";
}
