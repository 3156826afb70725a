using Storyteller.Contracts;
using Storyteller.Rulebook.Wording;

namespace Storyteller.Narrator.Narrating;

/// <summary>Strikes that belong together, told in one sentence: several of one fighter, or of several at the same one.</summary>
internal static class Exchanges
{
    private const int MostTogether = 4;
    private const int OftenTogether = 65;

    /// <summary>These outcomes in their order, those together that one sentence can tell.</summary>
    public static IEnumerable<IReadOnlyList<Outcome>> Of(IReadOnlyList<Outcome> outcomes, Voice voice)
    {
        for (var at = 0; at < outcomes.Count;)
        {
            var count = Together(outcomes, at, voice.Names);
            if (count > 1 && !voice.For("together").Percent(OftenTogether)) count = 1;
            yield return [.. outcomes.Skip(at).Take(count)];
            at += count;
        }
    }

    /// <summary>Several strikes in one sentence.</summary>
    public static string Tell(IReadOnlyList<Outcome> together, Voice voice)
    {
        var first = together[0];
        return first.Actor == together[1].Actor
            ? voice.Say(ByOne(together), first)
            : voice.Say(BySeveral(together, voice.Names), first with { Actor = "" });
    }

    private static int Together(IReadOnlyList<Outcome> all, int at, Naming names)
    {
        if (!Joins(all[at], names)) return 1;
        int byOne = 1, bySeveral = 1;
        while (at + byOne < all.Count && byOne < MostTogether && Joins(all[at + byOne], names) && all[at + byOne].Target == all[at].Target
            && all[at + byOne].Actor == all[at].Actor) byOne++;
        if (byOne > 1 || names.IsPlayer(all[at].Actor)) return byOne;
        HashSet<string> named = [names.Of(all[at].Actor, "someone").Name];
        while (at + bySeveral < all.Count && bySeveral < MostTogether && all[at + bySeveral] is var next && Joins(next, names)
            && next.Target == all[at].Target && next.Went() == all[at].Went() && !names.IsPlayer(next.Actor)
            && named.Add(names.Of(next.Actor, "someone").Name)) bySeveral++;
        return bySeveral;
    }

    // What stands out, for good or bad, gets a sentence of its own; and so does a shot.
    private static bool Joins(Outcome o, Naming names) => o.Kind == OutcomeKind.Struck && Blows.HowOf(o) is How.Hit or How.Miss
        && o.Actor != o.Target && (names.IsPlayer(o.Actor) || names.Find(o.Actor) is not null)
        && Arms.Of(o, names).Stroke != Stroke.Shot;

    private static Clause ByOne(IReadOnlyList<Outcome> blows)
    {
        var hits = blows.Count(o => o.Went());
        var (times, each) = blows.Count == 2 ? ("twice", "both times") : ("again and again", "every time");
        var (purpose, ways) = hits == blows.Count ? ("blows-hit", AllHit(blows.Count)) : hits == 0 ? ("blows-miss", AllMiss)
            : hits == 1 ? ("blows-once", OneHit(blows.Count)) : ("blows-some", SomeHit);
        return new(purpose, ways, ("times", times), ("each", each));
    }

    private static string[] AllHit(int count) =>
    [
        "{actor} {strike|strikes} {target} {times}.", "{times} {actor} {strike|strikes} at {target}, and {each} it hurts.",
        "{actor} {give|gives} {target} no rest: one blow lands, and another.",
        .. count == 2
            ? ["{actor} {hit|hits} {target}, and then again.", "{actor} {land|lands} two blows on {target}."]
            : new[] { "{actor} {land|lands} blow after blow on {target}.", "{actor} {rain|rains} blows on {target}, and they tell." },
    ];

    private static string[] OneHit(int count) =>
    [
        "{actor} {strike|strikes} at {target} {times}, and {hit|hits} once.",
        "{actor} {try|tries} {target} {times}; one blow gets through.",
        "Of the blows that {actor} {aim|aims} at {target}, one goes home.",
        .. count == 2 ? ["{target} {target:escapes|escape} one blow that {actor} {aim|aims}, and not the other."] : Array.Empty<string>(),
    ];

    private static readonly string[] AllMiss =
    [
        "{actor} {strike|strikes} at {target} {times} and {miss|misses} {each}.",
        "{times} {actor} {strike|strikes} at {target}, and {each} {target} {target:is|are} elsewhere.",
        "{actor} {press|presses} {target} hard, and no blow lands.",
        "{target} {target:turns|turn} aside every blow that {actor} {aim|aims}.",
        "{actor} {go|goes} at {target} {times}, for nothing.",
    ];

    private static readonly string[] SomeHit =
    [
        "{actor} {strike|strikes} at {target} {times}, and more than one blow lands.",
        "Not every blow that {actor} {aim|aims} at {target} misses.",
        "{actor} {press|presses} {target} hard, and more than one blow goes home.",
    ];

    private static Clause BySeveral(IReadOnlyList<Outcome> blows, Naming names)
    {
        var list = ("list", Phrases.Join([.. blows.Select(o => names.Of(o.Actor, "someone").Name)]));
        var (both, neither) = blows.Count == 2 ? ("both", "neither") : ("all", "none");
        return blows[0].Went()
            ? new("all-hit",
            [
                "{list} {both} hit {target}.", "{target} {target:takes|take} blows from {list}.",
                "{list} close in on {target}, and {both} of them land a blow.",
                "There is no getting clear of {list}: {target} {target:takes|take} a blow from each.",
            ], list, ("both", both))
            : new("all-miss",
            [
                "{list} come at {target}, and {neither} of them lands a blow.", "{list} strike at {target}; {neither} gets through.",
                "{target} {target:keeps|keep} clear of {list}.", "{neither} of them gets through to {target}: {list} strike, and miss.",
                "{target} {target:gives|give} {list} nothing to hit.",
            ], list, ("neither", neither));
    }
}
