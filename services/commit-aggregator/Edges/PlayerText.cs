using Storyteller.Rulebook.Editing;

namespace Storyteller.CommitAggregator.Edges;

/// <summary>What a player may type.</summary>
public static class PlayerText
{
    /// <summary>The longest command, in UTF-16 code units.</summary>
    public const int MaxCommand = 2_000;

    /// <summary>The longest name of a character, in UTF-16 code units.</summary>
    public const int MaxName = 40;

    /// <summary>The longest name of a timeline or a save, in UTF-16 code units.</summary>
    public const int MaxTitle = 60;

    /// <summary>Why a command cannot be taken; null when it can.</summary>
    public static string? ProblemWithCommand(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "the text is empty: say what your character does";
        if (text.Length > MaxCommand) return $"the text has {text.Length} characters; {MaxCommand} are the most";
        foreach (var c in text)
            if (char.IsControl(c)) return $"the text holds a control character (U+{(int)c:X4})";
        return IsBroken(text) ? "the text holds half a character (an unpaired surrogate)" : null;
    }

    /// <summary>Why a name cannot be taken; null when it can.</summary>
    public static string? ProblemWithName(string name)
    {
        if (name.Trim() != name || name.Length is 0 or > MaxName)
            return $"a name has 1 to {MaxName} characters and neither begins nor ends with a space";
        return name.Any(c => !char.IsLetter(c) && c is not (' ' or '-' or '\''))
            ? "a name is made of letters, spaces, hyphens and apostrophes"
            : null;
    }

    /// <summary>Why a timeline or a save cannot be called so; null when it can.</summary>
    public static string? ProblemWithTitle(string title)
    {
        if (title.Trim() != title || title.Length is 0 or > MaxTitle)
            return $"a name has 1 to {MaxTitle} characters and neither begins nor ends with a space";
        foreach (var c in title)
            if (char.IsControl(c)) return $"the name holds a control character (U+{(int)c:X4})";
        // In an address these two would mean another place.
        if (title is "." or "..") return "a name is more than dots";
        return IsBroken(title) ? "the name holds half a character (an unpaired surrogate)" : null;
    }

    /// <summary>Whether a text holds half a character: an unpaired surrogate.</summary>
    public static bool IsBroken(string text) => Texts.IsBroken(text);
}
