using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Taking in what is there: look, examine, listen.</summary>
internal static class Looking
{
    public static void Look(Unfolding now)
    {
        var (degree, why) = now.World.IsLit(now.Here()) ? (Degree.Success, null) : (Degree.Failure, "too-dark");
        now.Tell(new Outcome(OutcomeKind.Looked, World.PlayerId, now.Here(), Degree: degree, Why: why));
    }

    public static void Examine(Unfolding now)
    {
        var (world, id) = (now.World, now.Intent.Target);
        var description = DescriptionOf(now, id);
        if (id == World.PlayerId || Reach.ItemOf(world, id)?.At == World.PlayerId) Tell(now, id!, description!);
        else if (!world.IsLit(now.Here())) now.Impossible("too-dark", Nearest.Carried(now, "light"));
        else if (description is not null) Tell(now, now.Known(id) ?? now.Here(), description);
        else now.Impossible("not-here", id is not null && world.WaysOut(now.Here()).Any(e => e.To == id) ? id : Nearest.ThingHere(now));
    }

    public static void Listen(Unfolding now)
    {
        var senses = now.World.Places[now.Here()].Senses;
        var heard = now.Succeeds && senses.Count > 0 ? now.Turn.Dice.For("listen").Pick(senses) : null;
        var at = now.Known(now.Intent.Target) ?? now.Here();
        now.Tell(new Outcome(OutcomeKind.Listened, World.PlayerId, at, Degree: now.Degree, Words: heard));
    }

    private static void Tell(Unfolding now, string id, string words) =>
        now.Tell(new Outcome(OutcomeKind.Examined, World.PlayerId, id, Degree: now.Degree, Words: words));

    private static string? DescriptionOf(Unfolding now, string? id)
    {
        var world = now.World;
        if (id is null) return Details.Mentioning(world.Places[now.Here()], now.Intent.Topic);
        if (id == now.Here()) return world.Places[id].Description;
        if (Reach.ItemOf(world, id) is { } item) return Reach.WhyNot(world, item) is null or "not-yours" ? item.Description : null;
        if (id == World.PlayerId || Reach.PeopleHere(world).Any(c => c.Id == id)) return world.Characters[id].Description;
        return world.Places[now.Here()].Exits.FirstOrDefault(e => e.DoorId == id) is { } exit ? Details.Of(world, exit) : null;
    }

    /// <summary>The id of the place where the player is.</summary>
    internal static string Here(this Unfolding now) => now.World.Player.At;
}
