using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Putting an item to its use: eating it, reading it, turning it in a lock, or whatever else it is good for.</summary>
internal static class Using
{
    public static void Use(Unfolding now)
    {
        var (world, on) = (now.World, now.Intent.Instrument);
        if (InHand(now) is not { } item) return;
        if (Doors.Fitting(world, item, on) is { } exit) Doors.Open(now, exit);
        else if (item.Tags.Contains("weapon") && Reach.PersonOf(world, on) is not null) Fighting.Attack(now, on);
        else if (on is null && IsEdible(item)) Consume(now);
        else if (on is null && item.Text is not null) Read(now);
        else if (!now.Succeeds) now.Fail(item.Id, now.Known(on));
        else now.Tell(new Outcome(OutcomeKind.Used, World.PlayerId, item.Id, now.Known(on), now.Degree, Words: now.Intent.Topic));
    }

    public static void Consume(Unfolding now)
    {
        if (InHand(now) is not { } item) return;
        if (!IsEdible(item) || item.Fixed)
        {
            now.Impossible("not-edible", Nearest.Carried(now, "food", "drink"));
            return;
        }
        var healing = StoryletEffects.Healing(now.World.Player, Draughts.Strength(now, item));
        now.Change(new ItemUsedUp(item.Id, World.PlayerId));
        now.Change(healing);
        now.Tell(new Outcome(OutcomeKind.Consumed, World.PlayerId, item.Id, Amount: healing?.Amount ?? 0, Words: item.Name));
    }

    public static void Read(Unfolding now)
    {
        if (!now.World.IsLit(now.Here())) now.Impossible("too-dark", Nearest.Carried(now, "light"));
        else if (InHand(now) is { } item)
        {
            if (item.Text is null) now.Impossible("not-readable", Nearest.Carried(now, "readable"));
            else now.Tell(new Outcome(OutcomeKind.ReadText, World.PlayerId, item.Id, Degree: now.Degree, Words: item.Text));
        }
    }

    private static bool IsEdible(Item item) => item.Tags.Contains("food") || item.Tags.Contains("drink") || Draughts.Is(item);

    private static Item? InHand(Unfolding now)
    {
        var item = Reach.ItemOf(now.World, now.Intent.Target);
        var why = item is null ? (now.Known(now.Intent.Target) is null ? "not-here" : "not-an-item") : Reach.WhyNot(now.World, item);
        if (why is null) return item;
        now.Impossible(why, why == "not-yours" ? item!.At : Nearest.ThingHere(now));
        return null;
    }
}
