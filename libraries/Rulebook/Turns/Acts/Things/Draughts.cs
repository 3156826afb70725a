using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>What a draught gives back to whoever drinks it, by its tag: <c>heals:2d4+2</c> (SRD 5.1, potion of healing).</summary>
internal static class Draughts
{
    private const string Tag = "heals:";

    /// <summary>Whether it heals who drinks it.</summary>
    public static bool Is(Item item) => item.Tags.Any(t => t.StartsWith(Tag, StringComparison.Ordinal));

    /// <summary>
    /// Throws the dice of a draught and shows them; anything else that is eaten or drunk gives back one point without a throw.
    /// </summary>
    public static int Strength(Unfolding now, Item item)
    {
        if (item.Tags.FirstOrDefault(t => t.StartsWith(Tag, StringComparison.Ordinal)) is not { } tag) return 1;
        if (Parse(tag[Tag.Length..]) is not var (count, sides, bonus)) return 1;
        var chance = now.Turn.Dice.For("draught");
        var sum = Enumerable.Range(0, count).Sum(n => chance.Roll(sides, n));
        now.Show(Throws.Amount(item.Name, FormattableString.Invariant($"{count}d{sides}"), sum, bonus, World.PlayerId));
        return sum + bonus;
    }

    private static (int Count, int Sides, int Bonus)? Parse(string dice)
    {
        var parts = dice.Split('d', '+');
        var numbers = parts.Select(p => int.TryParse(p, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1).ToArray();
        return numbers is [>= 1 and <= 100, >= 1 and <= 100] or [>= 1 and <= 100, >= 1 and <= 100, >= 0 and <= 100]
            ? (numbers[0], numbers[1], parts.Length == 3 ? numbers[2] : 0) : null;
    }
}
