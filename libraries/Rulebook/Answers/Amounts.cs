using System.Globalization;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Rulebook.Answers;

/// <summary>Numbers, money and weights as one says them.</summary>
internal static class Amounts
{
    private static readonly string[] Words =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
            "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"];

    /// <summary>A number in words up to twenty, then in digits.</summary>
    public static string Number(int n) => n >= 0 && n < Words.Length ? Words[n] : n.ToString(CultureInfo.InvariantCulture);

    /// <summary>Copper pieces as the coins they come to: <c>two gold, one silver and five copper pieces</c>.</summary>
    /// <param name="copper">At least 0; ten are a silver piece, a hundred a gold piece.</param>
    public static string Coins(int copper)
    {
        (int Count, string Metal)[] purse = [(copper / 100, "gold"), (copper / 10 % 10, "silver"), (copper % 10, "copper")];
        var coins = purse.Where(c => c.Count > 0).ToArray();
        if (coins.Length == 0) return "nothing";
        return $"{Phrases.Join([.. coins.Select(c => $"{Number(c.Count)} {c.Metal}")])} {(coins[^1].Count == 1 ? "piece" : "pieces")}";
    }

    /// <summary>A weight to a tenth of a kilogram: <c>4.2 kilograms</c>.</summary>
    public static string Weight(long grams)
    {
        var tenths = (grams + 50) / 100;
        return tenths switch
        {
            0 => "next to nothing",
            10 => "one kilogram",
            _ when tenths % 10 == 0 => string.Create(CultureInfo.InvariantCulture, $"{tenths / 10} kilograms"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{tenths / 10}.{tenths % 10} kilograms"),
        };
    }
}
