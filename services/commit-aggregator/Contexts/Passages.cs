using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>The portions in which a turn is told, as its agents need them.</summary>
public static class Passages
{
    private const int OpeningWords = 6;

    /// <summary>The passage in which the intent resolves; without outcomes where all there was has been told.</summary>
    public static Passage LastOf(Turn turn, Resolution resolution) =>
        resolution.Passages.Count > (turn.Told?.Count ?? 0)
            ? resolution.Passages[^1]
            : new Passage(PassageKind.Action, [], [], resolution.After, Guests.None);

    /// <summary>The opening words of each sentence of what was told in this turn, the newest first.</summary>
    public static IEnumerable<string> Openings(IEnumerable<Narration> told) =>
        told.SelectMany(narration => narration.Paragraphs).SelectMany(Sentences).Reverse()
            .Select(sentence => string.Join(' ', sentence.Split(' ').Take(OpeningWords)));

    private static IEnumerable<string> Sentences(string paragraph) =>
        paragraph.Split(". ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
