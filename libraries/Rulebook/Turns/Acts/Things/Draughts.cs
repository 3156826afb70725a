using Storyteller.Contracts;
using Storyteller.Rulebook.Combat;

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
        if (DicePool.Parse(tag[Tag.Length..]) is not { Count: > 0 } dice) return 1;
        var chance = now.Turn.Dice.For("draught");
        var sum = Enumerable.Range(0, dice.Count).Sum(n => chance.Roll(dice.Sides, n));
        now.Show(Throws.Amount(item.Name, dice.Words(), sum, dice.Bonus, World.PlayerId));
        return Math.Max(0, sum + dice.Bonus);
    }
}
