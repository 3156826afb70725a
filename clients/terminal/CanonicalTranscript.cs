using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>A transcript as lines that are the same for the same story, for comparing two runs.</summary>
public static class CanonicalTranscript
{
    /// <summary>One line for each tick, command, paragraph and reply, and the world's hash at the end.</summary>
    /// <param name="asides">What was answered beside the story, in order; each stands behind the tick that was the last one then.</param>
    public static IEnumerable<string> Lines(IEnumerable<TranscriptEntry> entries, IReadOnlyList<Aside> asides, string worldHash) => entries
        .OrderBy(entry => entry.Tick)
        .SelectMany(entry => Lines(entry).Concat(asides.Where(aside => aside.After == entry.Tick).SelectMany(Lines)))
        .Append($"world {worldHash}");

    private static IEnumerable<string> Lines(TranscriptEntry entry) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"tick {entry.Tick}"),
        .. entry.Command is null ? Array.Empty<string>() : [$"command {OneLine(entry.Command)}"],
        .. entry.Paragraphs.Select(paragraph => $"paragraph {OneLine(paragraph)}"),
    ];

    private static IEnumerable<string> Lines(Aside aside) =>
    [
        OneLine(aside.Reply.Why is { } why ? $"{aside.Reply.Kind} {why}" : aside.Reply.Kind),
        $"command {OneLine(aside.Text)}",
        .. aside.Reply.Paragraphs.Select(paragraph => $"paragraph {OneLine(paragraph)}"),
    ];

    private static string OneLine(string text) => text.Replace("\\", "\\\\").Replace("\r", "\\r").Replace("\n", "\\n");
}
