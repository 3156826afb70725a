using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Narrating;

/// <summary>
/// Tells a tick in three stages (Reiter and Dale): the outline gives the order of what is told, each fact becomes a sentence, sentences
/// become one to three paragraphs. Every sentence states an outcome or what the scene holds, and nothing else.
/// </summary>
public static class NarratorRules
{
    /// <summary>As many paragraphs as a tick is told in.</summary>
    public const int MostParagraphs = 3;

    /// <summary>The narration; at least one paragraph, whatever the context.</summary>
    public static Narration Tell(NarratorContext context, Chance chance)
    {
        var voice = new Voice(context, chance);
        var done = new Done();
        List<string> paragraphs = [];
        Step? last = null;
        foreach (var step in TellingOrder.Of(context))
        {
            var opens = last is null || step.Apart || Breaks(last, step, context);
            if (opens) voice.NewParagraph();
            var text = string.Join(' ', Sentences(step, voice, done));
            if (text.Length == 0) continue;
            if (opens) paragraphs.Add(text);
            else paragraphs[^1] += " " + text;
            last = step;
        }
        if (paragraphs.Count == 0)
        {
            voice.NewParagraph();
            paragraphs.Add(string.Join(' ', Surroundings.Tell(voice, context.Scene.FirstVisit)));
        }
        return new Narration(Gathered(paragraphs));
    }

    private static IEnumerable<string> Sentences(Step step, Voice voice, Done done)
    {
        foreach (var together in Exchanges.Of([.. step.Outcomes.Select(i => voice.Context.Outcomes[i])], voice))
        {
            if (together.Count > 1) yield return Exchanges.Tell(together, voice);
            else foreach (var sentence in Sentences(together[0], voice, done)) yield return sentence;
        }
        var more = step.Role switch
        {
            BeatRole.Setting when done.First("setting") => Surroundings.Tell(voice, voice.Context.Scene.FirstVisit),
            BeatRole.Reaction when done.First("others") => OthersTold.Tell(voice),
            BeatRole.Aftermath when done.First("aftermath") => Aftermaths.Tell(voice),
            _ => [],
        };
        foreach (var sentence in more) yield return sentence;
    }

    private static IEnumerable<string> Sentences(Outcome o, Voice voice, Done done)
    {
        switch (o.Kind)
        {
            case OutcomeKind.Looked:
                return done.First("setting") ? Surroundings.Tell(voice, full: true) : [];
            case OutcomeKind.Impossible:
                var why = voice.Say(OutcomeClauses.For(o, voice.Context, voice.Names), o);
                return Refusals.Instead(o, voice.Names, voice.Context.Intent.Act) is { } instead ? [why, voice.Say(instead, o)] : [why];
            default:
                return [voice.Say(OutcomeClauses.For(o, voice.Context, voice.Names), o)];
        }
    }

    // An arrival runs on into its place, what befalls into what one does about it; the others get a paragraph of their own.
    private static bool Breaks(Step last, Step next, NarratorContext context) => (last.Role, next.Role) switch
    {
        (_, BeatRole.Aftermath) => false,
        (BeatRole.Action, BeatRole.Setting) => !last.Outcomes.Any(i => context.Outcomes[i].Kind == OutcomeKind.Moved),
        (BeatRole.Complication, BeatRole.Complication) or (BeatRole.Action, BeatRole.Action) or (BeatRole.Reaction, BeatRole.Reaction) =>
            false,
        _ => true,
    };

    private static List<string> Gathered(List<string> paragraphs)
    {
        while (paragraphs.Count > MostParagraphs)
        {
            var at = Enumerable.Range(0, paragraphs.Count - 1).MinBy(i => paragraphs[i].Length + paragraphs[i + 1].Length);
            paragraphs[at] += " " + paragraphs[at + 1];
            paragraphs.RemoveAt(at + 1);
        }
        return paragraphs;
    }

    private sealed class Done
    {
        private readonly HashSet<string> _done = new(StringComparer.Ordinal);

        public bool First(string what) => _done.Add(what);
    }
}
