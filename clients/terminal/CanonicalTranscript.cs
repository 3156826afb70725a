using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>A transcript as lines that are the same for the same story, for comparing two runs.</summary>
public static class CanonicalTranscript
{
    /// <summary>One line for each tick, command and paragraph, and the world's hash at the end.</summary>
    public static IEnumerable<string> Lines(IEnumerable<TranscriptEntry> entries, string worldHash) => entries
        .OrderBy(entry => entry.Tick)
        .SelectMany(Lines)
        .Append($"world {worldHash}");

    private static IEnumerable<string> Lines(TranscriptEntry entry) =>
    [
        $"tick {entry.Tick}",
        .. entry.Command is null ? Array.Empty<string>() : [$"command {OneLine(entry.Command)}"],
        .. entry.Paragraphs.Select(paragraph => $"paragraph {OneLine(paragraph)}"),
    ];

    private static string OneLine(string text) => text.Replace("\\", "\\\\").Replace("\r", "\\r").Replace("\n", "\\n");
}
