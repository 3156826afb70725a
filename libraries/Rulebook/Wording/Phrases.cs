using System.Globalization;
using System.Text;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Wording;

/// <summary>The small grammar of prose: articles, lists, sentences, spans of time, and words that others typed.</summary>
public static class Phrases
{
    /// <summary>How much of what a player typed is echoed, in characters.</summary>
    public const int EchoLength = 60;

    private static readonly string[] Uncounted =
        ["bread", "water", "oil", "salt", "flour", "cheese", "ale", "beer", "wine", "string", "twine", "meat", "wool", "sand", "straw",
            "hay", "driftwood",
            "firewood", "money", "paper", "parchment", "seaweed", "chalk", "tea", "soup", "stew", "milk", "honey", "tobacco", "tar",
            "ink", "dust", "ash"];

    /// <summary>A name as something known: <c>the iron key</c>, <c>Mara Venn</c>.</summary>
    public static string The(Brief brief) => brief.Proper ? brief.Name : The(brief.Name);

    /// <summary>A name with the definite article, unless it has one of its own.</summary>
    public static string The(string name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name : $"the {name}";

    /// <summary>A name as something new: <c>an iron key</c>, <c>some nets</c>, <c>Mara Venn</c>.</summary>
    public static string A(Brief brief)
    {
        if (brief.Proper) return brief.Name;
        if (IsPlural(brief) || Uncounted.Contains(Head(brief.Name))) return $"some {brief.Name}";
        return $"{(StartsWithVowelSound(brief.Name) ? "an" : "a")} {brief.Name}";
    }

    /// <summary>Whether a name means more than one thing: <c>nets</c>, but not <c>compass</c>; people are always one.</summary>
    public static bool IsPlural(Brief brief)
    {
        if (brief.Kind is not ("item" or "place") || brief.Proper) return false;
        if (brief.Pronoun == "they") return true;
        var head = Head(brief.Name);
        return head.Length > 3 && head[^1] == 's' && head[^2] is not ('s' or 'u' or 'i' or 'a' or '\'' or '’') && head != "lens";
    }

    /// <summary>One, or <c>a, b and c</c>; empty for none.</summary>
    public static string Join(IReadOnlyList<string> parts, string last = "and") => parts.Count switch
    {
        0 => "",
        1 => parts[0],
        _ => $"{string.Join(", ", parts.Take(parts.Count - 1))} {last} {parts[^1]}",
    };

    /// <summary>With a capital at its beginning.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A span of time in words, without numbers: <c>a few minutes</c>.</summary>
    public static string Span(long seconds) => seconds switch
    {
        < 60 => "a moment",
        < 10 * 60 => "a few minutes",
        < 40 * 60 => "a good while",
        < 100 * 60 => "an hour or so",
        < 6 * 3600 => "a few hours",
        < 14 * 3600 => "many hours",
        < 26 * 3600 => "the better part of a day",
        < 2 * 86400 => "more than a day",
        < 6 * 86400 => "some days",
        _ => "many days",
    };

    /// <summary>Words of an author: on one line, without control characters; null when nothing is left.</summary>
    public static string? Authored(string? words)
    {
        var clean = Clean(words, static c => true);
        return clean.Length == 0 ? null : clean;
    }

    /// <summary>Words of an author as full sentences.</summary>
    public static string? Sentences(string? words)
    {
        if (Authored(words) is not { } text) return null;
        return text[^1] is '.' or '!' or '?' or '…' or '”' or '’' or '"' or ')' or ':' ? text : text + ".";
    }

    /// <summary>
    /// Words of a player, as they may appear between quotation marks: no control characters, no quotation marks, no braces, at most
    /// <see cref="EchoLength"/> characters; null when nothing is left.
    /// </summary>
    public static string? Echo(string? words)
    {
        var clean = Clean(words, static c => c is not ('"' or '“' or '”' or '„' or '«' or '»' or '{' or '}')).Trim(' ', '.', ',', ';', ':');
        if (clean.Length > EchoLength)
        {
            var cut = clean.LastIndexOf(' ', EchoLength - 2);
            if (cut < EchoLength / 2) cut = EchoLength - 1;
            if (char.IsHighSurrogate(clean[cut - 1])) cut--;
            clean = clean[..cut].TrimEnd(' ', ',', ';', ':') + "…";
        }
        return clean.Length == 0 ? null : clean;
    }

    private static string Clean(string? words, Func<char, bool> keeps)
    {
        var clean = new StringBuilder();
        for (var i = 0; i < (words?.Length ?? 0); i++)
        {
            var c = words![i];
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
            }
            else if (char.IsHighSurrogate(c) && i + 1 < words.Length && char.IsLowSurrogate(words[i + 1]))
            {
                clean.Append(c).Append(words[++i]);
            }
            else if (!char.IsSurrogate(c) && keeps(c)
                && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned))
            {
                clean.Append(c);
            }
        }
        return clean.ToString().Trim();
    }

    // "flask of oil" is a flask.
    private static string Head(string name)
    {
        var of = name.IndexOf(" of ", StringComparison.Ordinal);
        var core = of > 0 ? name[..of] : name;
        return core[(core.LastIndexOf(' ') + 1)..].ToLowerInvariant();
    }

    private static bool StartsWithVowelSound(string name)
    {
        var lower = name.ToLowerInvariant();
        if (StartsWithAny(lower, "hour", "honest", "heir")) return true;
        if (StartsWithAny(lower, "one", "uni", "use", "eu", "ewe")) return false;
        return lower.Length > 0 && lower[0] is 'a' or 'e' or 'i' or 'o' or 'u';
    }

    private static bool StartsWithAny(string text, params ReadOnlySpan<string> starts)
    {
        foreach (var start in starts) if (text.StartsWith(start, StringComparison.Ordinal)) return true;
        return false;
    }
}
