using Storyteller.Rulebook.Editing;

namespace Storyteller.CommitAggregator.Edges;

/// <summary>What a player may type.</summary>
public static class PlayerText
{
    /// <summary>The longest command, in UTF-16 code units.</summary>
    public const int MaxCommand = 2_000;

    /// <summary>The longest name of a character, in UTF-16 code units.</summary>
    public const int MaxName = 40;

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

    /// <summary>Whether a text holds half a character: an unpaired surrogate.</summary>
    public static bool IsBroken(string text) => Texts.IsBroken(text);
}
