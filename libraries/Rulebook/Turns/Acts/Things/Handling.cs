using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Taking things up, putting them down, handing them over.</summary>
internal static class Handling
{
    public static void Take(Unfolding now)
    {
        var (world, id) = (now.World, now.Intent.Target);
        if (Reach.ItemOf(world, id) is not { } item)
            now.Impossible(now.Known(id) is null ? "not-here" : "not-an-item", Nearest.ItemHere(now));
        else if (item.At == World.PlayerId) now.Impossible("already-carried", item.Id);
        else if (Reach.WhyNot(world, item) is { } why) now.Impossible(why, why == "not-yours" ? item.At : Nearest.ItemHere(now));
        else if (item.Fixed) now.Impossible("fixed", Nearest.ItemHere(now));
        else if (Carrying.IsTooMuch(world, world.Player, item)) now.Impossible("too-heavy", Nearest.Carried(now));
        else if (!now.Succeeds) now.Fail(item.Id);
        else
        {
            now.Change(new ItemMoved(item.Id, item.At, World.PlayerId));
            now.Tell(new Outcome(OutcomeKind.Took, World.PlayerId, item.Id, Degree: now.Degree));
        }
    }

    public static void Drop(Unfolding now)
    {
        if (Reach.ItemOf(now.World, now.Intent.Target) is not { At: World.PlayerId } item)
            now.Impossible("not-carried", Nearest.Carried(now));
        else
        {
            now.Change(new ItemMoved(item.Id, World.PlayerId, now.Here()));
            now.Tell(new Outcome(OutcomeKind.Dropped, World.PlayerId, item.Id));
        }
    }

    public static void Give(Unfolding now)
    {
        // "Give Mara the key" and "give the key to Mara" may name the two in either order.
        var (thing, person) = now.World.Items.ContainsKey(now.Intent.Target ?? "")
            ? (now.Intent.Target, now.Intent.Instrument) : (now.Intent.Instrument, now.Intent.Target);
        if (Reach.ItemOf(now.World, thing) is not { At: World.PlayerId } item) now.Impossible("not-carried", Nearest.Carried(now));
        else if (Reach.WhyNotPerson(now.World, person) is { } why) now.Impossible(why, Nearest.PersonHere(now));
        else if (!now.Succeeds) now.Fail(item.Id, person);
        else HandOver(now, item, now.World.Characters[person!]);
    }

    private static void HandOver(Unfolding now, Item item, Character to)
    {
        var wanted = to.Wants.Where(w => w.Kind == WantKind.Have && w.Target == item.Id).Sum(w => w.Weight);
        now.Change(new ItemMoved(item.Id, World.PlayerId, to.Id));
        now.Change(new RelationShifted(to.Id, World.PlayerId, 3 + Math.Min(20, wanted / 4), "gift"));
        now.Tell(new Outcome(OutcomeKind.Gave, World.PlayerId, item.Id, to.Id, now.Degree));
        now.Reveal();
    }
}
