using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>What sort of thing words can name.</summary>
public enum ThingKind { Person, Item, Door, Place, Self }

/// <summary>Something that the player's words can name.</summary>
/// <param name="Names">The words of its name; the last one is its head.</param>
/// <param name="Aliases">Other words it answers to.</param>
/// <param name="Holder">For an item, who has it; null when it lies about.</param>
/// <param name="At">For a door, the place behind it.</param>
/// <param name="InSight">It is here, and not merely known of.</param>
public sealed record Thing(string Id, ThingKind Kind, string Name, bool Proper, string[] Names, string[] Aliases,
    bool InSight = true, string? Holder = null, string? At = null)
{
    /// <summary>
    /// Whether one of the words of the name is what the thing is, and not of what kind: the <c>mug</c> and the <c>ale</c> of a mug of
    /// ale.
    /// </summary>
    public bool IsHead(int at) => Proper || at == Names.Length - 1 || Names[at + 1] == "of";

    /// <summary>As prose names it: <c>the iron key</c>, <c>Mara Venn</c>.</summary>
    public string Named => Kind == ThingKind.Self ? "yourself" : Proper ? Name : $"the {Name}";
}

/// <summary>All that the player's words can name, where their character stands: who and what is here, carried or known of.</summary>
public sealed class Surroundings
{
    private readonly Lazy<HashSet<string>> _worldWords;
    private readonly Lazy<HashSet<string>> _itemHeads;

    private Surroundings(World world)
    {
        World = world;
        People = [.. world.CharactersAt(world.Player.At).Where(c => c.Id != World.PlayerId && !world.Holds(c.Id, "hidden")).Select(Person)];
        Things = [.. People, .. Items(), .. Doors(), .. Places(), Self()];
        NounWords = Things.Where(t => t.InSight).SelectMany(t => t.Names).ToHashSet(StringComparer.Ordinal);
        _itemHeads = new(() => [.. world.Items.Values.Select(i => Normalise.Words(i.Name)).Where(n => n.Length > 0).Select(n => n[^1])]);
        _worldWords = new(() => [.. NamesOf(world).SelectMany(Normalise.Words)]);
    }

    /// <summary>The world around the player.</summary>
    public World World { get; }

    /// <summary>The others who are here, by id.</summary>
    public IReadOnlyList<Thing> People { get; }

    /// <summary>Everything nameable: people, items, doors, places, the player, each kind in the world's order.</summary>
    public IReadOnlyList<Thing> Things { get; }

    /// <summary>The words that name what is in sight.</summary>
    public IReadOnlySet<string> NounWords { get; }

    /// <summary>The surroundings of the player's character.</summary>
    public static Surroundings Of(World world) => new(world);

    /// <summary>Whether a word belongs to the name of anything in the whole world, be it here or not.</summary>
    public bool IsNameSomewhere(string word) => _worldWords.Value.Contains(word);

    /// <summary>
    /// Whether some item of the whole world is one of these: a <c>bell</c> is, where there is a tide bell, and never a bell strap.
    /// </summary>
    public bool IsItemSomewhere(string word) => _itemHeads.Value.Contains(word);

    /// <summary>Who is spoken to when nobody is named: whoever last had to do with the player, then whoever likes them best.</summary>
    public Thing? Listener => People
        .OrderByDescending(p => World.Memories.GetValueOrDefault(p.Id, [])
            .Where(m => m.Actor == World.PlayerId).Select(m => m.Tick).DefaultIfEmpty(-1).Max())
        .ThenByDescending(p => World.Affinity(p.Id, World.PlayerId)).ThenBy(p => p.Id, StringComparer.Ordinal).FirstOrDefault();

    private Thing Person(Character person)
    {
        string[] kind = person.Pronoun switch
        {
            "he" => ["man", "guy", "fellow", "gentleman", "him", "he", "bloke", "boy"],
            "she" => ["woman", "lady", "girl", "her", "she"],
            "it" => ["creature", "animal", "it", "beast"],
            _ => ["them", "they"],
        };
        string[] ties = World.Relations.TryGetValue(World.RelationKey(person.Id, World.PlayerId), out var tie)
            ? Normalise.Words(tie.Kind) : [];
        return new(person.Id, ThingKind.Person, person.Name, person.Proper, Normalise.Words(person.Name),
            [.. kind, .. ties, .. Looks(person.Description), .. Normalise.Words(person.Id), "person", "someone", "somebody", "anyone",
                "anybody", "stranger", "people", "everyone", "everybody"]);
    }

    private static readonly HashSet<string> LooksEnd = ["with", "who", "in", "of", "whose", "and", "from", "she", "he", "they"];

    /// <summary>What one sees somebody to be: <c>a small old woman with a ringer's shoulders</c> is an old woman.</summary>
    private static IEnumerable<string> Looks(string description) =>
        Normalise.Words(description).TakeWhile(w => !LooksEnd.Contains(w)).Take(5).Where(w => w is not ("a" or "an" or "the"));

    private IEnumerable<Thing> Items() => World.ItemsAt(World.PlayerId)
        .Concat(World.ItemsAt(World.Player.At).Where(i => !World.Holds(i.Id, "hidden")))
        .Concat(People.SelectMany(p => World.ItemsAt(p.Id))).DistinctBy(i => i.Id).OrderBy(i => i.Id, StringComparer.Ordinal)
        .Select(i => new Thing(i.Id, ThingKind.Item, i.Name, false, Normalise.Words(i.Name),
            [.. Normalise.Words(i.Id), .. i.Tags.SelectMany(Normalise.Words), "it", "thing", "item", "object", "something", "that", "this"],
            Holder: i.At == World.Player.At ? null : i.At));

    private IEnumerable<Thing> Doors() => World.Here.Exits.Where(e => e.Door is not null)
        .Select(e => new Thing(e.DoorId ?? e.Door!, ThingKind.Door, e.Door!, false, Normalise.Words(e.Door!),
            ["door", .. Normalise.Words(e.Direction)], At: e.To));

    private IEnumerable<Thing> Places()
    {
        var exits = World.Here.Exits.Select(e => e.To).Distinct(StringComparer.Ordinal).Where(World.Places.ContainsKey).ToArray();
        var known = World.Known.Where(World.Places.ContainsKey).Except([.. exits, World.Here.Id], StringComparer.Ordinal);
        return exits.Append(World.Here.Id).Concat(known).Distinct(StringComparer.Ordinal).Select(id => World.Places[id])
            .Select(p => new Thing(p.Id, ThingKind.Place, p.Name, p.Proper, Normalise.Words(p.Name), [.. Normalise.Words(p.Id)],
                InSight: p.Id == World.Here.Id));
    }

    private Thing Self() => new(World.PlayerId, ThingKind.Self, World.Player.Name, true, Normalise.Words(World.Player.Name),
        ["me", "myself", "self", "yourself", "i", "my", "body"]);

    private static IEnumerable<string> NamesOf(World world) =>
        world.Places.Values.Select(p => p.Name)
            .Concat(world.Characters.Values.Select(c => c.Name)).Concat(world.Items.Values.Select(i => i.Name))
            .Concat(world.Places.Values.SelectMany(p => p.Exits).Select(e => e.Door ?? ""));
}
