namespace Storyteller.Rulebook.Intents;

/// <summary>A verb found at the beginning of a clause, and the words that are left for it to be about.</summary>
public sealed record FoundVerb(Verb Verb, string[] Rest);

/// <summary>Looks verbs up: the longest phrase wins, whatever form its first word has.</summary>
public static class VerbBook
{
    private static readonly HashSet<string> Particles = ["up", "down", "on", "off", "in", "out", "away", "over", "back", "aside", "open", "shut"];
    private static readonly Dictionary<string, Verb[]> ByFirstWord = VerbTable.All.GroupBy(v => v.Words[0], StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.OrderByDescending(v => v.Words.Length).ToArray(), StringComparer.Ordinal);
    private static readonly string[] FirstWords = [.. ByFirstWord.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The verb that the clause begins with, spelled right; null when it begins with none.</summary>
    public static FoundVerb? Find(string[] words) => words.Length == 0 ? null
        : Forms.Verb(words[0]).Select(form => FindExactly([form, .. words[1..]])).FirstOrDefault(found => found is not null);

    /// <summary>The verb that the clause begins with if its first word was mistyped.</summary>
    public static FoundVerb? FindMistyped(string[] words) =>
        words.Length > 0 && Spelling.Repair(words[0], FirstWords) is { } meant ? FindExactly([meant, .. words[1..]]) : null;

    private static FoundVerb? FindExactly(string[] words)
    {
        if (!ByFirstWord.TryGetValue(words[0], out var verbs)) return null;
        foreach (var verb in verbs)
        {
            if (words.AsSpan().StartsWith(verb.Words)) return new(verb, words[verb.Words.Length..]);
            if (verb.Words.Length == 2 && words.Length > 2 && Particles.Contains(verb.Words[1]) && words[^1] == verb.Words[1])
                return new(verb, words[1..^1]);
        }
        return null;
    }
}
