namespace Storyteller.Rulebook.Intents;

/// <summary>Takes apart what a text says itself and what it quotes.</summary>
public static class Quotation
{
    /// <summary>The text without its first quotation, and the words quoted; null when none are.</summary>
    public static (string Plain, string? Spoken) Take(string plain)
    {
        var open = plain.IndexOf('"', StringComparison.Ordinal);
        if (open < 0) return (plain, null);
        var close = plain.IndexOf('"', open + 1);
        var spoken = close < 0 ? plain[(open + 1)..] : plain[(open + 1)..close];
        var rest = close < 0 ? plain[..open] : $"{plain[..open]} {plain[(close + 1)..]}";
        var words = string.Join(' ', spoken.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ',', ' ');
        if (words.Length == 0) return (rest, null);
        // Quotation marks around the noun of a command, or around all of one, are decoration.
        var isDecoration = Sentences.Of(rest) is [var command, ..]
            && VerbBook.Find(Politeness.Strip(command)) is { Verb.Act: not Contracts.Act.Talk, Rest.Length: 0 };
        return isDecoration ? (plain, null) : (rest, words);
    }
}
