using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Opening and closing doors, with their keys or by force.</summary>
internal static class Doors
{
    public static bool IsShut(World world, Exit exit) => exit.DoorId is { } id && (world.Holds(id, "closed") || world.Holds(id, "locked"));

    /// <summary>The door's key where the player has it about them.</summary>
    public static string? KeyInHand(World world, Exit exit) => Reach.ItemOf(world, exit.Key)?.At == World.PlayerId ? exit.Key : null;

    /// <summary>The locked door here that an item in the player's hand unlocks; the one meant, where one is meant.</summary>
    public static Exit? Fitting(World world, Item key, string? door) =>
        world.Here.Exits.Where(e => e.DoorId is not null && KeyInHand(world, e) == key.Id)
            .FirstOrDefault(e => door is null ? world.Holds(e.DoorId!, "locked") : e.DoorId == door || e.To == door);

    public static void Open(Unfolding now)
    {
        if (Meant(now) is { } exit) Open(now, exit);
        else NoDoor(now);
    }

    public static void Open(Unfolding now, Exit exit)
    {
        var (world, key) = (now.World, KeyInHand(now.World, exit));
        var locked = world.Holds(exit.DoorId!, "locked");
        if (!IsShut(world, exit)) now.Impossible("already-open", exit.To);
        else if (locked && key is null && now.Turn.Difficulty is not { NeedsRoll: true }) now.Impossible("no-key", Nearest.WayOut(now));
        else if (key is null && !now.Succeeds) now.Fail(exit.To, why: locked ? "locked" : null);
        else
        {
            foreach (var state in new[] { "locked", "closed" })
                if (world.Holds(exit.DoorId!, state)) now.Change(new FactRetracted(new Fact(exit.DoorId!, state)));
            Tell(now, OutcomeKind.Opened, exit, locked ? key : null);
        }
    }

    public static void Close(Unfolding now)
    {
        if (Meant(now) is not { DoorId: { } id } exit)
        {
            NoDoor(now);
            return;
        }
        var (world, key, locks) = (now.World, KeyInHand(now.World, exit), MeansToLock(now, exit));
        if (world.Holds(id, "locked") || (world.Holds(id, "closed") && !locks)) now.Impossible("already-closed", exit.To);
        else if (locks && key is null) now.Impossible("no-key", Nearest.Carried(now));
        else
        {
            if (!world.Holds(id, "closed")) now.Change(new FactAsserted(new Fact(id, "closed")));
            if (locks) now.Change(new FactAsserted(new Fact(id, "locked")));
            Tell(now, OutcomeKind.Closed, exit, locks ? key : null);
        }
    }

    private static void Tell(Unfolding now, OutcomeKind kind, Exit exit, string? key) =>
        now.Tell(new Outcome(kind, World.PlayerId, exit.To, key, now.Succeeds ? now.Degree : Degree.Success, Words: exit.Door ?? "door"));

    private static bool MeansToLock(Unfolding now, Exit exit) => (exit.Key is not null && now.Intent.Instrument == exit.Key)
        || now.Intent.Text.Split(' ').Any(w => w.Equals("lock", StringComparison.OrdinalIgnoreCase));

    private static Exit? Meant(Unfolding now)
    {
        var (doors, intent) = (now.World.Here.Exits.Where(e => e.DoorId is not null).ToArray(), now.Intent);
        if (intent.Target is { } id)
            return doors.FirstOrDefault(e => e.DoorId == id || e.To == id || (e.Key == id && KeyInHand(now.World, e) is not null));
        if (intent.Topic is not { } topic) return doors.Length == 1 ? doors[0] : null;
        return doors.FirstOrDefault(e => e.Direction == topic || e.Door == topic)
            ?? doors.FirstOrDefault(e => topic == "door" || e.Door?.EndsWith($" {topic}", StringComparison.Ordinal) == true);
    }

    private static void NoDoor(Unfolding now)
    {
        var nearest = now.World.Here.Exits.FirstOrDefault(e => e.DoorId is not null)?.To;
        now.Impossible(now.Known(now.Intent.Target) is null ? "not-here" : "not-openable", nearest ?? Nearest.ThingHere(now));
    }
}
