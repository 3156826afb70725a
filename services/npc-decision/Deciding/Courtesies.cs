using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision.Deciding;

/// <summary>What a character says unasked: thanks for a gift, a greeting, a word about what just befell, concern for who is hurt.</summary>
internal static class Courtesies
{
    public static IEnumerable<NpcAction> Options(Standpoint view)
    {
        foreach (var option in new[] { Thanks(view), Greeting(view), Concern(view), Comment(view) })
            if (option is not null) yield return option;
    }

    private static NpcAction? Thanks(Standpoint view)
    {
        var gift = view.Context.Witnessed.LastOrDefault(o =>
            o.Kind == OutcomeKind.Gave && o.Other == view.Self.Id && o.Degree >= Degree.Success && view.IsHere(o.Actor));
        if (gift is null) return null;
        var wanted = view.Self.Wants.Any(want => want.Kind == WantKind.Have && want.Target == gift.Target);
        var name = gift.Target is null ? null : view.Name(gift.Target);
        var words = name is null ? Lines.Pick(view, Lines.Thank) : Lines.Pick(view, wanted ? Lines.ThankDearly : Lines.ThankFor, name);
        return view.Say("thank", gift.Actor, words, wanted ? 950 : 900, wanted ? "they were given what they wanted most"
            : "they were given something");
    }

    private static NpcAction? Greeting(Standpoint view)
    {
        var arrival = view.Context.Witnessed.LastOrDefault(o =>
            o.Kind == OutcomeKind.Moved && o.Target == view.Scene.Place.Id && view.IsHere(o.Actor));
        if (arrival is null || view.Claimed || view.Temper.Sociability < 50 || view.Affinity(arrival.Actor) <= -30) return null;
        var utility = 250 + (view.Temper.Sociability * 4) + view.Affinity(arrival.Actor);
        if (view.SpokeLately(arrival.Actor)) utility /= 2;
        return view.Say("greet", arrival.Actor, Lines.Greet(view, arrival.Actor), utility, "someone has come in, and they like company");
    }

    private static NpcAction? Concern(Standpoint view)
    {
        var mishap = view.Context.Witnessed.LastOrDefault(o =>
            o.Kind is OutcomeKind.Tried && o.Degree == Degree.Disaster && view.IsHere(o.Actor));
        if (mishap is null || view.Claimed || view.Temper.Kindness < 50 || view.Affinity(mishap.Actor) < 0) return null;
        return view.Say("ask", mishap.Actor, Lines.Pick(view, Lines.Concern), 250 + (view.Temper.Kindness * 4),
            "someone came to grief before their eyes");
    }

    private static NpcAction? Comment(Standpoint view)
    {
        if (view.Claimed || !view.Context.Witnessed.Any(o => o.Kind == OutcomeKind.Befell)) return null;
        var to = view.PlayerIsHere ? World.PlayerId : view.Scene.Present.FirstOrDefault(one => one.Id != view.Self.Id)?.Id;
        if (to is null) return null;
        var wary = view.Temper.Boldness < 50;
        var utility = 200 + (view.Temper.Sociability * 3) + Math.Abs(view.Temper.Boldness - 50);
        return view.Say(wary ? "warn" : "ask", to, Lines.Pick(view, wary ? Lines.Wary : Lines.Remark), utility,
            "something happened that nobody could miss");
    }
}
