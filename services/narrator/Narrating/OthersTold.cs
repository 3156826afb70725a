using Storyteller.Contracts;

namespace Storyteller.Narrator.Narrating;

/// <summary>What the other characters do: speech and deeds one by one, quiet occupations together and only when they are news.</summary>
internal static class OthersTold
{
    private const int Together = 3;

    public static IEnumerable<string> Tell(Voice voice)
    {
        var context = voice.Context;
        foreach (var o in context.Others.Where(IsDeed))
            yield return voice.Say(OutcomeClauses.For(o, context, voice.Names), o);
        var busy = Busy(voice, context);
        if (busy.Count == 1) yield return voice.Say(Passing.Busied(busy[0]), busy[0]);
        else if (busy.Count > 1) yield return voice.Quote(Phrases.Capital(Phrases.Join([.. busy.Select(o => Occupation(o, voice.Names))],
            "while") + "."));
    }

    // What is addressed to the player's own questions has no meaning when another does it.
    private static bool IsDeed(Outcome o) => o.Kind is not (OutcomeKind.Busied or OutcomeKind.Looked or OutcomeKind.TookStock
        or OutcomeKind.Explained or OutcomeKind.SteppedOut or OutcomeKind.Impossible or OutcomeKind.Overtaken or OutcomeKind.Asked);

    // In a place that one has just taken in, everybody counts; later a familiar sight is worth a word only now and then.
    private static IReadOnlyList<Outcome> Busy(Voice voice, NarratorContext context)
    {
        var all = context.Others.Where(o => o.Kind == OutcomeKind.Busied).DistinctBy(o => o.Actor).ToArray();
        var news = context.Scene.FirstVisit || context.Outcomes.Count == 0
            || context.Outcomes.Any(o => o.Kind is OutcomeKind.Looked or OutcomeKind.Moved or OutcomeKind.Waited);
        if (news) return [.. all.Take(Together)];
        if (all.Any(o => voice.Names.Find(o.Actor) is { } who
            && context.Recent.Any(read => read.Contains(who.Name, StringComparison.Ordinal)))) return [];
        return all.Length > 0 && voice.For("busy").Percent(30) ? [voice.For("who-is-busy").Pick(all)] : [];
    }

    private static string Occupation(Outcome o, Naming names)
    {
        var who = names.Of(o.Actor, "someone");
        return $"{who.Name} {(who.Many ? "are" : "is")} {Phrases.Authored(o.Words)?.TrimEnd('.') ?? "busy"}";
    }
}
