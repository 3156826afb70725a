namespace Storyteller.Rulebook.Intents;

/// <summary>Cuts plain text into sentences of words; a comma is a word of its own, and so is the <c>'s</c> of an owner.</summary>
public static class Sentences
{
    private static readonly char[] Ends = ['.', '!', '?', ';', '\n'];
    private static readonly HashSet<string> TakeIs = ["who", "what", "where", "when", "why", "how", "that", "this", "he", "she", "it",
         "there", "here"];

    private static readonly Dictionary<string, string[]> Contractions = new(StringComparer.Ordinal)
    {
        ["can't"] = ["can", "not"], ["cannot"] = ["can", "not"], ["cant"] = ["can", "not"], ["won't"] = ["will", "not"],
            ["wont"] = ["will", "not"],
        ["dont"] = ["do", "not"], ["doesnt"] = ["does", "not"], ["didnt"] = ["did", "not"], ["isnt"] = ["is", "not"],
        ["let's"] = ["let", "us"], ["lets"] = ["let", "us"], ["im"] = ["i", "am"], ["ive"] = ["i", "have"], ["whats"] = ["what", "is"],
        ["wheres"] = ["where", "is"], ["whos"] = ["who", "is"], ["hows"] = ["how", "is"], ["thats"] = ["that", "is"],
        ["gonna"] = ["going", "to"], ["wanna"] = ["want", "to"], ["gotta"] = ["have", "to"], ["gimme"] = ["give", "me"],
            ["lemme"] = ["let", "me"],
        ["u"] = ["you"], ["ur"] = ["your"], ["pls"] = ["please"], ["plz"] = ["please"], ["goto"] = ["go", "to"], ["whoami"] = ["who",
        "am", "i"],
        ["'em"] = ["them"], ["y'all"] = ["you"], ["ain't"] = ["is", "not"], ["aint"] = ["is", "not"],
    };

    private static readonly (string Ending, string Word)[] Endings = [("n't", "not"), ("'ll", "will"), ("'ve", "have"), ("'re",
         "are"), ("'m", "am"), ("'d", "would")];

    /// <summary>The sentences that hold at least one word, in order.</summary>
    public static IReadOnlyList<string[]> Of(string plain) =>
        [.. plain.Split(Ends).Select(Words).Where(words => words.Any(w => w != ","))];

    private static string[] Words(string sentence)
    {
        var words = new List<string>();
        foreach (var token in sentence.Replace(",", " , ", StringComparison.Ordinal).Replace('"', ' ')
            .Split(' ', StringSplitOptions.RemoveEmptyEntries))
            words.AddRange(Expand(token));
        return [.. words];
    }

    private static IEnumerable<string> Expand(string token)
    {
        if (Contractions.TryGetValue(token, out var whole)) return whole;
        foreach (var (ending, word) in Endings)
            if (token.Length > ending.Length && token.EndsWith(ending, StringComparison.Ordinal)) return [token[..^ending.Length], word];
        if (token.Length > 2 && token.EndsWith("'s", StringComparison.Ordinal))
        {
            var owner = token[..^2].Trim('\'');
            return TakeIs.Contains(owner) ? [owner, "is"] : [owner, "'s"];
        }
        return token.Trim('\'') is { Length: > 0 } bare ? [bare.Replace("'", "", StringComparison.Ordinal)] : [];
    }
}
