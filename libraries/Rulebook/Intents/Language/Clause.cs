using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>One thing that the player wants done, ready to be read.</summary>
/// <param name="Raw">The words after politeness, everything else still in them: what is said aloud is taken from here.</param>
/// <param name="Words">The same without adverbs and spans of time.</param>
/// <param name="Spoken">What stood between quotation marks.</param>
public sealed record Clause(string[] Raw, string[] Words, Manner Manner, int? Seconds, string? Spoken, Surroundings Here)
{
    /// <summary>Reads these words as a clause.</summary>
    public static Clause Of(string[] words, string? spoken, Surroundings here)
    {
        var (unspanned, seconds) = Durations.Take(words, here.World.Clock);
        var (plain, manner) = Manners.Take(unspanned, here.NounWords.Contains);
        var polite = Once(Politeness.Strip(plain));
        // An adverb can be all that was said, and then it is the matter itself.
        return new(Politeness.Strip(words), polite.Length == 0 ? Politeness.Strip(unspanned) : polite, manner, seconds, spoken, here);
    }

    // "Go go go north" is one going.
    private static string[] Once(string[] words) =>
        words.Length > 1 && words[0] == words[1] && VerbBook.Find(words) is { Verb.Words.Length: 1 } ? Once(words[1..]) : words;

    /// <summary>The words of the whole clause, as a topic.</summary>
    public string Said => string.Join(' ', Words.Where(w => w != ",")).Replace(" 's", "'s", StringComparison.Ordinal);

    /// <summary>An intent of this clause; the parser adds the text, the manner and the time.</summary>
    public static Intent Means(Act act, string? target = null, string? instrument = null, string? topic = null,
        params string?[] assumptions) =>
        new("", act, target, instrument, string.IsNullOrEmpty(topic) ? null : topic, Assumption: Join(assumptions));

    /// <summary>Several assumptions in one clause; null when there are none.</summary>
    public static string? Join(params string?[] assumptions) =>
        assumptions.Where(a => a is not null).Distinct(StringComparer.Ordinal).ToArray() is { Length: > 0 } made
            ? string.Join("; ", made) : null;
}
