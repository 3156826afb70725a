using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Walking through an exit, or all the way to a place that the player knows.</summary>
internal static class Moving
{
    public static void Go(Unfolding now)
    {
        var (world, here) = (now.World, now.Here());
        if (Destination(now) is not { } to) GoNowhere(now);
        else if (to == here) now.Impossible("already-there", Nearest.WayOut(now));
        else if (world.Places[here].Exits.Where(e => e.To == to).ToArray() is { Length: > 0 } exits)
        {
            if (exits.Any(world.IsPassable)) Walk(now, [here, to]);
            else StandBefore(now, exits[0]);
        }
        else if (!world.Known.Contains(to)) now.Impossible("no-exit", Nearest.WayOut(now));
        else if (Paths.Way(world, here, to) is { } way) Walk(now, way);
        else now.Impossible(Paths.Way(WithoutLocks(world), here, to) is null ? "no-exit" : "locked", Nearest.WayOut(now));
    }

    private static World WithoutLocks(World world) =>
        world with { Facts = world.Facts.Except(world.Facts.Where(f => f.State == "locked")) };

    private static string? Destination(Unfolding now) => now.Intent.Target switch
    {
        null => null,
        { } id when now.World.Places.ContainsKey(id) => id,
        { } id => now.World.Places[now.Here()].Exits.FirstOrDefault(e => e.DoorId == id && now.World.Places.ContainsKey(e.To))?.To,
    };

    private static void GoNowhere(Unfolding now)
    {
        var (world, id) = (now.World, now.Intent.Target);
        var isThing = Reach.ItemOf(world, id) is not null || Reach.PersonOf(world, id) is not null;
        var isHere = Reach.ItemOf(world, id) is { } item && Reach.WhyNot(world, item) is null or "not-yours"
            || id == World.PlayerId || Reach.PeopleHere(world).Any(c => c.Id == id);
        now.Impossible(isHere ? "already-there" : isThing ? "not-here" : "no-exit", isHere ? id : Nearest.WayOut(now));
    }

    // The key in one's pocket is the nearest possible thing, then the way around.
    private static void StandBefore(Unfolding now, Exit exit) => now.Impossible("locked",
        Doors.KeyInHand(now.World, exit) ?? Paths.NextStep(now.World, now.Here(), exit.To) ?? Nearest.WayOut(now));

    private static void Walk(Unfolding now, IReadOnlyList<string> way)
    {
        var told = way[0];
        for (var i = 1; i < way.Count; i++)
        {
            var (from, to) = (way[i - 1], way[i]);
            if (Paths.PassableExit(now.World, from, to) is { DoorId: { } door } exit && now.World.Holds(door, "closed"))
            {
                if (from != told) TellOfMove(now, told, from);
                told = from;
                now.Change(new FactRetracted(new Fact(door, "closed")));
                now.Tell(new Outcome(OutcomeKind.Opened, World.PlayerId, to, Words: exit.Door ?? "door"));
            }
            now.Change(new CharacterMoved(World.PlayerId, from, to));
        }
        TellOfMove(now, told, way[^1]);
        if (now.Intent.Manner != Manner.Quiet || !now.Succeeds) now.Reveal();
    }

    private static void TellOfMove(Unfolding now, string from, string to) =>
        now.Tell(new Outcome(OutcomeKind.Moved, World.PlayerId, to, from, now.Degree));
}
