using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>Words throws of dice as a player reads them, always with their sum.</summary>
public static class Throws
{
    /// <summary>A check or a saving throw: <c>d20 14 + 3 = 17 vs DC 15</c>.</summary>
    public static Roll Check(string purpose, int natural, int modifier, int dc, bool success, string? by = null) =>
        new(purpose, 20, natural, modifier, dc, success, $"{Sum("d20", natural, modifier)} vs DC {Number(dc)}", by);

    /// <summary>An attack: <c>d20 14 + 5 = 19 vs AC 13</c>.</summary>
    public static Roll Attack(string purpose, int natural, int modifier, int armorClass, bool success, string by) =>
        new(purpose, 20, natural, modifier, armorClass, success, $"{Sum("d20", natural, modifier)} vs AC {Number(armorClass)}", by);

    /// <summary>Who acts when in a fight: <c>d20 14 + 2 = 16</c>.</summary>
    public static Roll Initiative(int natural, int modifier, string by) =>
        new("initiative", 20, natural, modifier, 0, true, Sum("d20", natural, modifier), by);

    /// <summary>The dice of damage or healing: <c>2d6 7 + 3 = 10</c>.</summary>
    /// <param name="dice">The dice without their bonus: <c>2d6</c>.</param>
    public static Roll Amount(string purpose, string dice, int result, int bonus, string? by) =>
        new(purpose, 0, result, bonus, 0, true, Sum(dice, result, bonus), by);

    /// <summary>Whether a meta event happens: <c>d100 23 vs 40 %</c>.</summary>
    public static Roll Event(string storyletId, int d100, int percent) =>
        new(storyletId, 100, d100, 0, percent, d100 <= percent, $"d100 {Number(d100)} vs {Number(percent)} %");

    private static string Sum(string dice, int result, int modifier) => modifier == 0
        ? $"{dice} {Number(result)}"
        : $"{dice} {Number(result)} {(modifier < 0 ? '-' : '+')} {Number(Math.Abs(modifier))} = {Number(result + modifier)}";

    private static string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
}
