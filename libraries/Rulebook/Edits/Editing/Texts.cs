using System.Globalization;

namespace Storyteller.Rulebook.Editing;

/// <summary>What a person may write where a text is wanted.</summary>
public static class Texts
{
    /// <summary>The longest reason, line or event, in UTF-16 code units.</summary>
    internal const int Longest = 500;

    /// <summary>What is wrong with a text; null when nothing.</summary>
    /// <param name="longest">The most UTF-16 code units that it may have.</param>
    internal static Fault? FaultIn(string text, string path, int longest = Longest)
    {
        if (string.IsNullOrWhiteSpace(text)) return new(path, "the text is empty");
        if (text.Length > longest) return new(path, $"the text has {text.Length} characters, and {longest} are the most");
        foreach (var c in text)
            if (char.IsControl(c)) return new(path, $"the text holds a control character (U+{(int)c:X4})");
        return IsBroken(text) ? new(path, "the text holds half a character (an unpaired surrogate)") : null;
    }

    /// <summary>Whether a text holds half a character: an unpaired surrogate.</summary>
    public static bool IsBroken(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (CharUnicodeInfo.GetUnicodeCategory(text, i) == UnicodeCategory.Surrogate) return true;
            i++;
        }

        return false;
    }
}
