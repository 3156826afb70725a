using Storyteller.Contracts;

namespace Storyteller.Rulebook.Editing;

/// <summary>The rules for how a scene is built and how it is told.</summary>
internal static class Tellings
{
    private const int MostBeats = 100, DeepestBeat = 8, MostParagraphs = 40, LongestParagraph = 4_000;

    /// <summary>What is wrong with an outline of what happened in this context; null when nothing.</summary>
    public static Fault? FaultIn(Outline outline, OutlineContext context)
    {
        if (outline.Beats.Count == 0 && context.Outcomes.Count > 0) return new("$.beats", "something happened, and no beat tells it");
        return FaultIn(outline.Beats, "$.beats", 1, context.Outcomes.Count, new Seen())
            ?? FaultIn(outline.Spotlight, context.Scene.Present);
    }

    /// <summary>What is wrong with prose; null when nothing.</summary>
    public static Fault? FaultIn(Narration narration)
    {
        var paragraphs = narration.Paragraphs;
        if (paragraphs.Count is 0 or > MostParagraphs)
            return new("$.paragraphs", $"it is told in at least one paragraph and at most {MostParagraphs}");
        return paragraphs.Select((text, i) => Texts.FaultIn(text, Fault.At("$.paragraphs", i), LongestParagraph))
            .FirstOrDefault(fault => fault is not null);
    }

    private static Fault? FaultIn(IReadOnlyList<Beat> beats, string path, int depth, int outcomes, Seen seen)
    {
        if (beats.Count > 0 && depth > DeepestBeat) return new(path, $"beats follow from beats over at most {DeepestBeat} levels");
        if ((seen.Beats += beats.Count) > MostBeats) return new(path, $"a scene has at most {MostBeats} beats");
        foreach (var (i, beat) in beats.Index())
        {
            var at = Fault.At(path, i);
            foreach (var (n, outcome) in beat.Outcomes.Index())
            {
                var field = Fault.At($"{at}.outcomes", n);
                if (outcome < 0 || outcome >= outcomes) return new(field, Count(outcomes));
                if (!seen.Outcomes.Add(outcome)) return new(field, $"outcome {outcome} is told already");
            }
            if (FaultIn(beat.Beats, $"{at}.beats", depth + 1, outcomes, seen) is { } fault) return fault;
        }
        return null;
    }

    private static string Count(int outcomes) => outcomes == 0
        ? "nothing happened that could be told"
        : $"what happened is numbered from 0 to {outcomes - 1}";

    private static Fault? FaultIn(IReadOnlyList<string> spotlight, IReadOnlyList<Brief> present)
    {
        foreach (var (i, id) in spotlight.Index())
        {
            if (present.All(one => one.Id != id)) return new(Fault.At("$.spotlight", i), $"'{id}' is not there");
            if (spotlight.Take(i).Contains(id)) return new(Fault.At("$.spotlight", i), $"'{id}' is named already");
        }
        return null;
    }

    private sealed class Seen
    {
        public int Beats { get; set; }

        public HashSet<int> Outcomes { get; } = [];
    }
}
