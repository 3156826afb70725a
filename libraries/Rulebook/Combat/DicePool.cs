using System.Globalization;
using System.Text.RegularExpressions;

namespace Storyteller.Rulebook.Combat;

/// <summary>Dice as the SRD writes them: <c>2d4+2</c>, <c>1d6</c>, or a flat <c>1</c>.</summary>
/// <param name="Count">How many dice, 0 to 99.</param>
/// <param name="Sides">The sides of each; 0 without dice.</param>
/// <param name="Bonus">What is added to their sum.</param>
public readonly partial record struct DicePool(int Count, int Sides, int Bonus)
{
    /// <summary>The dice without their bonus, thrown once or, for a critical hit, twice: <c>2d6</c>.</summary>
    public string Words(int times = 1) => string.Create(CultureInfo.InvariantCulture, $"{Count * times}d{Sides}");

    /// <summary>Twice what they come to on the average, at least 0: whole numbers compare alike everywhere.</summary>
    public int TwiceMean => Math.Max(0, (Count * (Sides + 1)) + (2 * Bonus));

    /// <summary>The dice that a text names; null for any other text.</summary>
    public static DicePool? Parse(string text)
    {
        if (Shape().Match(text) is not { Success: true } match) return null;
        return new DicePool(Number("count"), Number("sides"), Number("bonus"));

        int Number(string group) => match.Groups[group] is { Success: true } found
            ? int.Parse(found.ValueSpan, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture)
            : 0;
    }

    [GeneratedRegex(@"^(?:(?<count>[1-9]\d?)d(?<sides>[1-9]\d{0,2})(?<bonus>[+-]\d{1,3})?|(?<bonus>\d{1,3}))$",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
