using System.Text;

namespace Storyteller.NpcDecision.Deciding;

/// <summary>Compares what was said with what is meant: whole words, lower case, one and many being the same.</summary>
public static class Wording
{
    /// <summary>The words of a text in order, each in the singular.</summary>
    public static IReadOnlyList<string> Words(string? text)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (var c in (text ?? "") + " ")
        {
            if (char.IsLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (word.Length > 0 && c is not ('\'' or '’'))
            {
                words.Add(Singular(word.ToString()));
                word.Clear();
            }
            else if (word.Length > 0) word.Append('\'');
        }
        return words;
    }

    /// <summary>How many words of a phrase were said; 0 unless all of them were.</summary>
    public static int Covered(IReadOnlyList<string> said, string phrase)
    {
        var words = Words(phrase);
        return words.Count > 0 && words.All(said.Contains) ? words.Count : 0;
    }

    /// <summary>Whether any of these words or phrases was said.</summary>
    public static bool Any(IReadOnlyList<string> said, params ReadOnlySpan<string> phrases)
    {
        foreach (var phrase in phrases) if (Covered(said, phrase) > 0) return true;
        return false;
    }

    private static string Singular(string word)
    {
        var at = word.IndexOf('\'', StringComparison.Ordinal);
        if (at > 0) word = word[..at];
        if (word.Length < 4) return word;
        if (word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        if (word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            || word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("xes", StringComparison.Ordinal)) return word[..^2];
        var plural = word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i');
        return plural ? word[..^1] : word;
    }
}
