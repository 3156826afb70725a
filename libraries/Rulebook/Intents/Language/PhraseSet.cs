namespace Storyteller.Rulebook.Intents;

/// <summary>Phrases of one or more words that are looked for at a place in a sentence; the longest wins.</summary>
public sealed class PhraseSet
{
    private readonly Dictionary<string, string[][]> _byFirstWord;

    /// <param name="lists">Phrases separated by commas, in one or several lists; <c>|</c> stands for a comma within one.</param>
    public PhraseSet(params IEnumerable<string> lists) =>
        _byFirstWord = Split(lists).GroupBy(p => p[0], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.OrderByDescending(p => p.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>How many words the longest phrase at this place has; 0 when there is none.</summary>
    public int LengthAt(string[] words, int at) =>
        at < words.Length && _byFirstWord.TryGetValue(words[at], out var phrases)
            ? phrases.FirstOrDefault(p => words.AsSpan(at).StartsWith(p))?.Length ?? 0
            : 0;

    /// <summary>Whether these words are one of the phrases, no more and no less.</summary>
    public bool Is(string[] words) => words.Length > 0 && LengthAt(words, 0) == words.Length;

    /// <summary>Whether one of the phrases is somewhere in these words.</summary>
    public bool IsIn(string[] words) => Enumerable.Range(0, words.Length).Any(at => LengthAt(words, at) > 0);

    /// <summary>The words without any of the phrases.</summary>
    public string[] Remove(string[] words)
    {
        var kept = new List<string>(words.Length);
        for (var at = 0; at < words.Length;)
        {
            var length = LengthAt(words, at);
            if (length == 0) kept.Add(words[at]);
            at += Math.Max(1, length);
        }
        return [.. kept];
    }

    internal static IEnumerable<string[]> Split(params IEnumerable<string> lists) =>
        lists.SelectMany(list => list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(phrase => phrase.Replace('|', ',').Split(' '));
}
