using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>Going through a place for what is hidden, or easily missed.</summary>
internal static class Searching
{
    public static void Search(Unfolding now)
    {
        var (world, target) = (now.World, now.Intent.Target);
        if (!world.IsLit(now.Here())) now.Impossible("too-dark", Nearest.Carried(now, "light"));
        else if (Reach.PersonOf(world, target) is { } who && who.Id != World.PlayerId) SearchPerson(now, who);
        else if (Reach.ItemOf(world, target) is { } item && Reach.WhyNot(world, item) is null) SearchItem(now, item);
        else if (!now.Succeeds) Tell(now, now.Here());
        else if (Hidden(world, target) is { } found) Reveal(now, found);
        else SearchPlace(now);
    }

    private static void SearchPerson(Unfolding now, Character who)
    {
        if (Reach.WhyNotPerson(now.World, who.Id) is not { } why) now.Impossible("not-yours", who.Id);
        else if (why == "down") Tell(now, who.Id, now.World.ItemsAt(who.Id).FirstOrDefault()?.Id);
        else now.Impossible(why, Nearest.PersonHere(now));
    }

    private static void SearchItem(Unfolding now, Item item) => Tell(now, item.Id, words: item.Description);

    // What was looked for comes first, then things, then people.
    private static string? Hidden(World world, string? wanted) => world.ItemsAt(world.Player.At).Select(i => i.Id)
        .Concat(world.CharactersAt(world.Player.At).Where(c => c.Id != World.PlayerId).Select(c => c.Id))
        .Where(world.IsHidden).OrderByDescending(id => id == wanted).FirstOrDefault();

    private static void Reveal(Unfolding now, string found)
    {
        now.Change(new FactRetracted(new Fact(found, "hidden")));
        Tell(now, now.Here(), found);
    }

    private static void SearchPlace(Unfolding now)
    {
        var (world, place, dice) = (now.World, now.World.Places[now.Here()], now.Turn.Dice.For("search"));
        var lying = place.Dark ? Reach.ItemsInSight(world).Select(i => i.Id).ToArray() : [];
        var unknown = place.Exits.Where(e => world.Places.ContainsKey(e.To) && !world.Known.Contains(e.To)).Select(e => e.To)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToArray();
        var details = place.Exits.Where(e => e.DoorId is not null).Select(e => Details.Of(world, e)).Concat(place.Senses).ToArray();
        if (lying.Length > 0) Tell(now, place.Id, dice.Pick(lying));
        else if (unknown.Length > 0) Tell(now, place.Id, dice.Pick(unknown));
        else Tell(now, place.Id, words: details.Length > 0 ? dice.Pick(details) : null);
    }

    private static void Tell(Unfolding now, string target, string? found = null, string? words = null) =>
        now.Tell(new Outcome(OutcomeKind.Searched, World.PlayerId, target, found, now.Degree, Words: words));
}
