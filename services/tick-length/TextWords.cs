namespace Storyteller.TickLength;

/// <summary>The words of a player's text, in lower case: evidence for what the fixed vocabulary of an intent leaves open.</summary>
public static class TextWords
{
    /// <summary>The words in their order; anything but letters and apostrophes parts them.</summary>
    public static IReadOnlyList<string> Of(string text)
    {
        var apart = new string([.. text.Select(c => char.IsLetter(c) || c == '\'' ? char.ToLowerInvariant(c) : ' ')]);
        return apart.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Whether one of these words is in the text, also with an ending: <c>climb</c> is found in <c>climbing</c>.</summary>
    public static bool Names(string text, params IReadOnlyList<string> stems) =>
        Of(text).Any(word => stems.Any(stem => IsFormOf(word, stem)));

    private static bool IsFormOf(string word, string stem)
    {
        if (stem.EndsWith('e') && word == $"{stem[..^1]}ing") return true;
        return word.StartsWith(stem, StringComparison.Ordinal) &&
            (word[stem.Length..] is "" or "s" or "es" or "d" or "ed" or "ing" || word == $"{stem}{stem[^1]}ing");
    }
}
