using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision.Deciding;

/// <summary>What a character does towards its wants and its routine: take, ask for, go. Being spoken to or struck comes first.</summary>
internal static class Errands
{
    public static IEnumerable<NpcAction> Options(Standpoint view)
    {
        var share = view.Claimed ? 2 : 1;
        foreach (var want in view.Self.Wants.Where(want => want.Kind == WantKind.Have))
        {
            var weight = Math.Clamp(want.Weight, 1, 100);
            if (view.Scene.Light && view.Scene.Items.Any(item => item.Id == want.Target))
                yield return Standpoint.Do(Deed.Take, (300 + (weight * 5)) / share, "what they want lies here", want.Target);
            else if (PlayerHas(view, want.Target) && view.Name(want.Target) is { } name)
                yield return Request(view, name, weight, share);
        }
        if (Way(view) is { } way) yield return way with { Utility = way.Utility / share };
    }

    private static NpcAction Request(Standpoint view, string name, int weight, int share)
    {
        var utility = 250 + (weight * 4) + (view.Temper.Boldness * 2);
        if (view.SpokeLately(World.PlayerId)) utility -= 200;
        return view.Say("ask", World.PlayerId, Lines.Pick(view, Lines.AskFor, name), utility / share, "the other has what they want");
    }

    // What somebody carries shows only in what they were seen to do with it, last of all.
    private static bool PlayerHas(Standpoint view, string item)
    {
        if (!view.PlayerIsHere || view.Scene.Items.Concat(view.Scene.Carried).Any(one => one.Id == item)) return false;
        var seen = view.Context.Witnessed.Where(o => o.Degree >= Degree.Success).Reverse()
            .Concat(view.Context.Memories.Select(m => new Outcome(m.What, m.Actor, m.Target)));
        var last = seen.FirstOrDefault(o =>
            o.Target == item && o.Kind is OutcomeKind.Took or OutcomeKind.Dropped or OutcomeKind.Gave or OutcomeKind.Consumed);
        return last is { Kind: OutcomeKind.Took, Actor: World.PlayerId } or { Kind: OutcomeKind.Gave, Other: World.PlayerId };
    }

    /// <summary>One destination at a time, so that nobody walks to and fro between two.</summary>
    private static NpcAction? Way(Standpoint view)
    {
        var here = view.Scene.Place.Id;
        var longing = view.Self.Wants.FirstOrDefault(want => want.Kind == WantKind.BeAt && Outweighs(view, want));
        var goal = longing?.Target ?? view.Due?.PlaceId;
        if (goal is null || goal == here || !view.Context.NextSteps.TryGetValue(goal, out var step)) return null;
        if (step == here || view.Scene.Place.Exits.All(exit => exit.To != step)) return null;
        return longing is null
            ? Standpoint.Do(Deed.Go, 350 + (view.Temper.Diligence * 3), "it is time to be where their day takes them", step)
            : Standpoint.Do(Deed.Go, 300 + (Math.Clamp(longing.Weight, 1, 100) * 3), "they long to be there", step);
    }

    private static bool Outweighs(Standpoint view, Want want) => view.Due is null || want.Weight > view.Temper.Diligence + 20;
}
