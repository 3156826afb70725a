namespace Storyteller.Rulebook.Intents;

/// <summary>Reduces the words around a noun to those that tell which one is meant.</summary>
public static class NounPhrase
{
    private static readonly HashSet<string> Openers =
        ["the", "a", "an", "my", "your", "our", "their", "its", "some", "of", "at", "to", "towards", "toward", "into", "onto", "upon",
         "one", ",", "and", "for", "from", "in", "on", "with", "'s", "by", "near", "as"];
    private static readonly HashSet<string> Pointers = ["that", "this", "those", "these", "his", "her", "all", "any", "every", "both",
         "each", "it", "whole"];
    private static readonly PhraseSet Trailers = new(
        "on the floor, on the ground, on the table, over there, lying there, in front of me, next to me, from the floor",
        "from the ground, in the room, in here, around here, near me",
        "from here, from there, from the table, on the wall, here, there, around, nearby, please, now, away, up, down, off, out, too",
        "again, closely, |, to, at, with, on, in, and, the, a, of, for, from, behind me, by the wall");

    /// <summary>The phrase without articles, pointers and the words that only say where it is.</summary>
    public static string[] Core(string[] words)
    {
        var from = 0;
        while (from < words.Length && (Openers.Contains(words[from]) || (Pointers.Contains(words[from])
            && from + 1 < words.Length))) from++;
        var core = words[from..];
        for (var cut = TrailerAt(core); cut > 0; cut = TrailerAt(core)) core = core[..cut];
        return [.. core.Where(w => w is not ("of" or "," or "the"))];
    }

    private static int TrailerAt(string[] words)
    {
        for (var at = 1; at < words.Length; at++)
            if (Trailers.LengthAt(words, at) is > 0 and var length && at + length == words.Length) return at;
        return 0;
    }
}
