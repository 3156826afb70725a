namespace Storyteller.Rulebook.Wording;

/// <summary>Says sums of money in words, as people count coins (SRD 5.1: ten copper to the silver, ten silver to the gold).</summary>
public static class Money
{
    private const int PerSilver = 10, PerGold = 100, CountedGold = 1000;

    private static readonly string[] Small =
    [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];
    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>A sum of copper pieces: <c>three silver and two copper</c>; from a thousand gold on it is not counted.</summary>
    public static string InWords(int copper)
    {
        if (copper <= 0) return "nothing";
        if (copper / PerGold >= CountedGold) return "a great heap of gold";
        var parts = new[] { (copper / PerGold, "gold"), (copper % PerGold / PerSilver, "silver"), (copper % PerSilver, "copper") };
        return Phrases.Join([.. parts.Where(p => p.Item1 > 0).Select(p => $"{Number(p.Item1)} {p.Item2}")]);
    }

    /// <summary>A number from 0 to 999 in words.</summary>
    public static string Number(int n) => n switch
    {
        < 20 => Small[n],
        < 100 => n % 10 == 0 ? Tens[n / 10] : $"{Tens[n / 10]}-{Small[n % 10]}",
        _ => n % 100 == 0 ? $"{Small[n / 100]} hundred" : $"{Small[n / 100]} hundred and {Number(n % 100)}",
    };
}
