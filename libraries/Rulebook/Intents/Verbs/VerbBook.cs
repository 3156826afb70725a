namespace Storyteller.Rulebook.Intents;

/// <summary>A verb found at the beginning of a clause, and the words that are left for it to be about.</summary>
public sealed record FoundVerb(Verb Verb, string[] Rest);

/// <summary>Looks verbs up: the longest phrase wins, whatever form its first word has.</summary>
public static class VerbBook
{
    private static readonly HashSet<string> Particles = ["up", "down", "on", "off", "in", "out", "away", "over", "back", "aside", "open",
         "shut"];
    private static readonly string[] OtherBeginnings =
        ["help", "hint", "exits", "where", "what", "which", "undo", "quit", "save", "restart", "again", "north", "south", "east", "west",
         "northeast", "northwest", "southeast",
         "southwest", "down", "upstairs", "downstairs", "outside", "inside", "please"];
    private static readonly Dictionary<string, Verb[]> ByFirstWord = VerbTable.All.GroupBy(v => v.Words[0], StringComparer.Ordinal)
        .ToDictionary(g => g.Key, g => g.OrderByDescending(v => v.Words.Length).ToArray(), StringComparer.Ordinal);
    private static readonly string[] FirstWords = [.. VerbTable.All.Select(v =>
        v.Words[0]).Concat(OtherBeginnings).Distinct(StringComparer.Ordinal)];

    /// <summary>The verb that the clause begins with, spelled right; null when it begins with none.</summary>
    public static FoundVerb? Find(string[] words) => words.Length == 0 ? null
        : Forms.Verb(words[0]).Select(form => FindExactly([form, .. words[1..]])).FirstOrDefault(found => found is not null);

    /// <summary>The word that a clause can begin with, if this is it mistyped; null when it is not.</summary>
    public static string? Mistyped(string word) =>
        FirstWords.Contains(word, StringComparer.Ordinal) ? null : Spelling.Repair(word, FirstWords);

    private static FoundVerb? FindExactly(string[] words)
    {
        if (!ByFirstWord.TryGetValue(words[0], out var verbs)) return null;
        foreach (var verb in verbs)
        {
            if (verb.Phrase == "i" && words.Length > 1) continue;
            if (words.AsSpan().StartsWith(verb.Words)) return new(verb, words[verb.Words.Length..]);
            if (verb.Words.Length == 2 && words.Length > 2 && Particles.Contains(verb.Words[1]) && words[^1] == verb.Words[1])
                return new(verb, words[1..^1]);
        }
        return null;
    }
}
