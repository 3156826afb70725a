using Storyteller.Contracts;

namespace Storyteller.NpcDecision.Deciding;

/// <summary>What a character can do against violence: get away, stand up to it, or plead; boldness decides, wounds lower it.</summary>
internal static class Dangers
{
    public static IEnumerable<NpcAction> Options(Standpoint view)
    {
        var attack = view.Attack ?? view.Context.Witnessed.LastOrDefault(o =>
            o.Kind == OutcomeKind.Struck && o.Actor != view.Self.Id && view.IsHere(o.Actor));
        if (attack is null) yield break;
        var own = attack.Target == view.Self.Id;
        var attacker = attack.Actor;
        var because = own ? "they were struck" : "they saw a blow struck";
        var boldness = Math.Clamp(view.Temper.Boldness - (Wounds(view) / 3), 0, 100);

        if (WayOut(view) is { } way)
            yield return Standpoint.Do(Deed.Flee, (own ? 400 : 150) + ((100 - boldness) * 5),
                because + " and are not bold enough to stay", way);
        var stand = (own ? 400 : 200) + (boldness * 5) + (own ? 0 : Sympathy(view, attack));
        yield return view.Say("warn", attacker, Lines.Pick(view, own ? Lines.Warn : Lines.WarnOff), stand,
            because + " and stand their ground");
        if (own)
            yield return view.Say("refuse", attacker, Lines.Pick(view, Lines.Plead), 430 + (view.Temper.Kindness * 2),
                because + " and want no fight");
    }

    private static int Wounds(Standpoint view) => view.Self.MaxHitPoints <= 0 ? 0
        : (int)Math.Clamp(100 - (view.Self.HitPoints * 100L / view.Self.MaxHitPoints), 0, 100);

    // Nobody puts themselves out for a stranger as for a friend.
    private static int Sympathy(Standpoint view, Outcome attack) =>
        attack.Target is { } victim ? Math.Clamp(view.Affinity(victim) + ((view.Temper.Kindness - 50) * 2), -150, 150) : 0;

    // A way that is known to be open comes first; behind a door one might be caught.
    private static string? WayOut(Standpoint view)
    {
        var open = view.Scene.Place.Exits.Where(exit => exit.DoorId is null && exit.Door is null).Select(exit => exit.To)
            .Concat(view.Scene.Place.Exits.Select(exit => exit.To).Where(view.Context.NextSteps.Values.Contains))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        return open.Length == 0 ? null : view.Chance.For("way-out").Pick(open);
    }
}
