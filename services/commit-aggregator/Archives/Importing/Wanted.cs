using System.Diagnostics.CodeAnalysis;
using Storyteller.CommitAggregator.Archives.Format;
using Storyteller.CommitAggregator.Edges;

namespace Storyteller.CommitAggregator.Archives.Importing;

/// <summary>What single values of a line must be.</summary>
internal static class Wanted
{
    private const int LongestHash = 64;

    /// <summary>Refuses a line of which something is not so.</summary>
    public static void That([DoesNotReturnIf(false)] bool holds, string otherwise)
    {
        if (!holds) throw new BrokenFileException(otherwise);
    }

    /// <summary>A world's hash, in one of its forms.</summary>
    public static void WorldHash(string? hash, string member) => That(
        hash is null || Rulebook.WorldHash.IsOne(hash), $"`{member}` must be a SHA-256 in lower-case hex, `w2-` before it or not");

    /// <summary>A SHA-256 in lower-case hex.</summary>
    public static void Hash(string? hash, string member) => That(
        hash is null || (hash.Length == LongestHash && hash.All(char.IsAsciiHexDigitLower)),
        $"`{member}` must be a SHA-256 in lower-case hex");

    /// <summary>A text of so many characters. U+0000 ends texts elsewhere, and no storage takes it.</summary>
    public static void Length(string? text, string member, int from, int to) => That(
        text is null || (text.Length >= from && text.Length <= to && !text.Contains('\0')),
        $"`{member}` must have {from} to {to} characters, none of them U+0000");

    /// <summary>A name that a player has given.</summary>
    public static void Name(string name)
    {
        if (PlayerText.ProblemWithTitle(name) is { } problem) throw new BrokenFileException(problem);
    }

    /// <summary>A key that a client has sent.</summary>
    public static void Key(string key) => Length(key, "key", 1, 100);

    /// <summary>Texts of which each is there, and of some length at most.</summary>
    public static void Texts(IReadOnlyList<string?> texts, string member, int longest)
    {
        foreach (var text in texts) Length(text ?? throw new BrokenFileException($"`{member}` has a null in it"), member, 0, longest);
    }
}
