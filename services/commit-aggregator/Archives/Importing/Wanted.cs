using System.Diagnostics.CodeAnalysis;
using Storyteller.CommitAggregator.Archives.Format;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>What single values of a line must be.</summary>
internal static class Wanted
{
    private const int LongestHash = 64;
    private const int LongestName = 60;

    /// <summary>Refuses a line of which something is not so.</summary>
    public static void That([DoesNotReturnIf(false)] bool holds, string otherwise)
    {
        if (!holds) throw new BrokenFileException(otherwise);
    }

    /// <summary>SHA-256 in lower-case hex.</summary>
    public static void Hash(string? hash, string member) => That(
        hash is null || (hash.Length == LongestHash && hash.All(char.IsAsciiHexDigitLower)),
        $"`{member}` must be a SHA-256 in lower-case hex");

    /// <summary>A text of so many characters.</summary>
    public static void Length(string? text, string member, int from, int to) =>
        That(text is null || (text.Length >= from && text.Length <= to), $"`{member}` must have {from} to {to} characters");

    /// <summary>A name that a player has given.</summary>
    public static void Name(string name) => That(
        name.Length is > 0 and <= LongestName && !string.IsNullOrWhiteSpace(name) && !name.Any(char.IsControl),
        $"a name has 1 to {LongestName} characters, and none that control something");

    /// <summary>A key that a client has sent.</summary>
    public static void Key(string key) =>
        That(key.Length is > 0 and <= 100, "`key` must have 1 to 100 characters");

    /// <summary>Texts of which each is there, and of some length at most.</summary>
    public static void Texts(IReadOnlyList<string?> texts, string member, int longest) => That(
        texts.All(text => text is not null && text.Length <= longest), $"each of `{member}` must be a text of {longest} characters at most");
}
