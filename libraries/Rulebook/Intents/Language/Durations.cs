using System.Globalization;

namespace Storyteller.Rulebook.Intents;

/// <summary>
/// Finds how long something is to take where the player says so: <c>for two hours</c>, <c>until dawn</c>. A vague span is no answer.
/// </summary>
public static class Durations
{
    /// <summary>The longest span a tick can have: thirty days.</summary>
    public const int Longest = 30 * Day;

    private const int Day = 86_400;
    private static readonly PhraseSet Vague = new(
        "for a while, a while, for a bit, a bit, for a moment, a moment, a second, for a second, a sec, for some time, awhile, a little",
        "a little while",
        "for a little while, a little longer, for a few moments, some more, for now, for a long time, a long time");

    private static readonly Dictionary<string, int> Units = new(StringComparer.Ordinal)
    {
        ["second"] = 1, ["sec"] = 1, ["minute"] = 60, ["min"] = 60, ["hour"] = 3600, ["hr"] = 3600, ["h"] = 3600,
        ["day"] = Day, ["night"] = 8 * 3600, ["week"] = 7 * Day, ["month"] = Longest, ["year"] = Longest,
    };

    private static readonly Dictionary<string, int> Numbers = new(StringComparer.Ordinal)
    {
        ["a"] = 1, ["an"] = 1, ["one"] = 1, ["two"] = 2, ["three"] = 3, ["four"] = 4, ["five"] = 5, ["six"] = 6, ["seven"] = 7,
        ["eight"] = 8,
        ["nine"] = 9, ["ten"] = 10, ["eleven"] = 11, ["twelve"] = 12, ["fifteen"] = 15, ["twenty"] = 20, ["thirty"] = 30, ["forty"] = 40,
        ["fifty"] = 50, ["sixty"] = 60, ["ninety"] = 90, ["hundred"] = 100,
    };

    private static readonly Dictionary<string, int> Hours = new(StringComparer.Ordinal)
    {
        ["midnight"] = 0, ["dawn"] = 5, ["daybreak"] = 5, ["sunrise"] = 5, ["daylight"] = 5, ["morning"] = 7, ["tomorrow"] = 7,
        ["noon"] = 12,
        ["midday"] = 12, ["afternoon"] = 12, ["evening"] = 18, ["dusk"] = 18, ["sunset"] = 18, ["sundown"] = 18, ["night"] = 22,
        ["nightfall"] = 22, ["dark"] = 22,
    };

    /// <summary>The words without the span, and the span in seconds (1 to <see cref="Longest"/>), null when none is stated.</summary>
    /// <param name="clock">The world's clock, from which <c>until</c> is counted.</param>
    public static (string[] Words, int? Seconds) Take(string[] words, long clock)
    {
        for (var at = 0; at < words.Length; at++)
        {
            var (length, seconds) = At(words, at, clock);
            if (length > 0) return ([.. words[..at], .. words[(at + length)..]], (int)Math.Clamp(seconds, 1, Longest));
        }
        return (Vague.Remove(words), null);
    }

    private static (int Length, long Seconds) At(string[] words, int at, long clock)
    {
        if (words[at] is "until" or "till" or "til") return Until(words, at, clock);
        if (words[at] == "overnight") return (1, Till(clock, 7 * 3600));
        var start = words[at] is "for" or "about" or "another" ? at + 1 : at;
        var (length, seconds) = Span(words, start);
        return length == 0 ? (0, 0) : (start - at + length, seconds);
    }

    private static (int Length, long Seconds) Span(string[] words, int at)
    {
        var next = at;
        bool Skip(string word) => next < words.Length && words[next] == word && ++next > 0;
        if (Skip("half") && (Skip("an") || Skip("a")) && Unit(words, next) is { } halved) return (next + 1 - at, halved / 2);
        if (next == at && (Skip("all") || (Skip("the") && Skip("whole"))) && Unit(words, next) is { } whole) return (next + 1 - at, whole);
        next = at;
        if (Number(words, next) is not { } many) return (0, 0);
        next++;
        if (many == 1 && Skip("couple")) { many = 2; Skip("of"); }
        else if (many == 1 && Skip("hundred")) many = 100;
        else if (many >= 20 && many % 10 == 0 && Number(words, next) is { } ones and < 10
            && words[next].Length > 2) { many += ones; next++; }
        Skip("more");
        if (Unit(words, next) is not { } unit || (many == 1 && words[at] is "a" or "an" && unit == 1)) return (0, 0);
        next++;
        if (next + 2 < words.Length && words[next] == "and" && words[next + 1] == "a" && words[next + 2] == "half")
            return (next + 3 - at, (many * unit) + (unit / 2));
        return (next - at, many * unit);
    }

    private static (int Length, long Seconds) Until(string[] words, int at, long clock)
    {
        var next = at + 1;
        while (next < words.Length && words[next] is "the" or "next" or "it" or "is" or "gets" or "tomorrow"
            && next + 1 < words.Length) next++;
        if (next >= words.Length) return (0, 0);
        if (Hours.TryGetValue(words[next], out var hour)) return (next + 1 - at, Till(clock, hour * 3600));
        if (OfTheClock(words, next) is not ({ } second, var length)) return (0, 0);
        return (next + length - at, Till(clock, second));
    }

    private static (int? Second, int Length) OfTheClock(string[] words, int at)
    {
        var word = words[at];
        var half = word.EndsWith("pm", StringComparison.Ordinal) ? 12 : 0;
        var marked = half > 0 || word.EndsWith("am", StringComparison.Ordinal);
        var digits = (marked ? word[..^2] : word).Split(':');
        int? hour = Numbers.TryGetValue(word, out var named) ? named
            : int.TryParse(digits[0], NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : null;
        var minute = digits.Length == 2 && int.TryParse(digits[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            ? minutes : 0;
        var after = at + 1 < words.Length ? words[at + 1] : "";
        if (after is "am" or "pm") { marked = true; half = after == "pm" ? 12 : 0; }
        if (hour is null or > 24 || minute > 59) return (null, 0);
        var length = after is "am" or "pm" or "oclock" ? 2 : 1;
        return (((marked ? (hour.Value % 12) + half : hour.Value % 24) * 3600) + (minute * 60), length);
    }

    private static long Till(long clock, int secondOfDay)
    {
        var ahead = (secondOfDay - (clock % Day) + Day) % Day;
        return ahead == 0 ? Day : ahead;
    }

    private static long? Number(string[] words, int at) =>
        at >= words.Length ? null
        : Numbers.TryGetValue(words[at], out var named) ? named
        : words[at].Length < 9 && int.TryParse(words[at], NumberStyles.None, CultureInfo.InvariantCulture, out var typed) && typed > 0
            ? typed
        : null;

    private static int? Unit(string[] words, int at)
    {
        if (at >= words.Length) return null;
        var word = words[at];
        return Units.TryGetValue(word, out var unit) || (word.EndsWith('s') && Units.TryGetValue(word[..^1], out unit)) ? unit : null;
    }
}
