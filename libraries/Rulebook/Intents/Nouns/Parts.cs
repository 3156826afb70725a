namespace Storyteller.Rulebook.Intents;

/// <summary>The words behind a verb, cut at the preposition between two nouns.</summary>
/// <param name="Link">That preposition; empty when there is one noun only.</param>
public sealed record Parts(string[] First, string Link, string[] Second)
{
    private static readonly HashSet<string> Links =
        ["with", "using", "to", "on", "onto", "upon", "in", "into", "inside", "from", "at", "against", "through", "over", "under",
         "underneath", "behind",
         "for", "off", "by", "about", "near", "beside", "across", "towards", "toward", "above", "below", "between", "around", "before"];

    /// <summary>The words, cut at the first preposition that has words on both sides and is not part of a name.</summary>
    public static Parts Of(string[] words, Surroundings here)
    {
        var start = words.Length > 0 && Links.Contains(words[0]) ? 1 : 0;
        for (var at = start + 1; at < words.Length; at++)
        {
            if (!Links.Contains(words[at]) || here.NounWords.Contains(words[at])) continue;
            var second = words[(at + 1)..];
            while (second.Length > 0 && Links.Contains(second[0])) second = second[1..];
            // The end of a phrase such as "from here" tells nothing more about what is meant, and an owner is read together with the noun.
            return words[at] == "from" && second.Length > 0
                && here.People.Any(p => second.Any(w => p.Names.Contains(w, StringComparer.Ordinal)))
                ? new(words, "", [])
                : new(words[start..at], words[at], second);
        }
        return new(words, "", []);
    }
}
