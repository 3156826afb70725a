using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>
/// A harbour of four places: the square (start, in the open), the tavern behind a door, its dark cellar behind a locked one, and a marsh.
/// Odo the watchman and Pell are on the square, Mara keeps the tavern and has the cellar's key.
/// </summary>
public sealed record ASmallWorld(World World)
{
    /// <summary>08:00 on the square, with a lantern and a letter.</summary>
    public static ASmallWorld AtTheStart { get; } = new(Build());

    public static ASmallWorld InTheTavern { get; } = AtTheStart.WithThePlayerAt("tavern");

    public static ASmallWorld InTheCellar { get; } = InTheTavern.WithThePlayerAt("cellar");

    public static ASmallWorld InTheMarsh { get; } = AtTheStart.WithThePlayerAt("marsh");

    /// <summary>One for the sky, one arrival, one find and one mishap.</summary>
    public static IReadOnlyList<Storylet> Storylets { get; } =
    [
        new("coin-in-the-mud", "discovery", "Something glints between the stones of {place}.", "a coin for whoever looks", 300, 0,
            [new(ConditionKind.At, "square"), new(ConditionKind.Unfound, "silver-coin")],
            [new(EffectKind.ItemAppears, "silver-coin", "here")]),
        new("rain-from-the-sea", "weather", "Rain drives in from the sea.", "everyone outside gets wet", 200, 5,
            [new(ConditionKind.NotWeather, "Rain")], [new(EffectKind.Weather, "", "Rain")]),
        new("slippery-plank", "mishap", "A plank gives way under you.", "a wet foot and a bruise", 400, 3,
            [new(ConditionKind.Biome, "marsh")], [new(EffectKind.Hurt, "", "2")]),
        new("the-watchman-calls", "arrival", "{someone} looks in and nods at you.", "the watch has an eye on you", 150, 4,
            [new(ConditionKind.At, "tavern"), new(ConditionKind.Absent, "odo")],
            [new(EffectKind.CharacterGoes, "odo", "here"), new(EffectKind.Affinity, "odo", "5")]),
    ];

    /// <summary>The same world as one would author it.</summary>
    public static WorldDefinition Definition { get; } =
        new("small-harbour", "Small Harbour", "A harbour to test in.", ["You stand on the square."], AtTheStart.World, Storylets);

    public ASmallWorld WithThePlayerAt(string place) => After(new CharacterMoved(World.PlayerId, World.Player.At, place));

    public ASmallWorld After(params WorldEvent[] events) => new(World.Apply(events));

    /// <summary>The same with everybody but the player gone to a place.</summary>
    public ASmallWorld WithEveryoneAt(string place) =>
        After([.. World.Characters.Values.Where(c => c.Id != World.PlayerId).Select(c => new CharacterMoved(c.Id, c.At, place))]);

    private static World Build() => new WorldSnapshot("small-harbour", 8 * 3600, Weather.Clear, 0,
        Places(), Characters(), Items(), Relations(),
        [new Fact("cellar-door", "locked"), new Fact("silver-ring", "hidden")], ["square"], [], []).ToWorld();

    private static IReadOnlyList<Place> Places() =>
    [
        new("square", "harbour square", false, "Wet cobbles run down to the water.", "town", false, false, ["Gulls quarrel overhead."],
            [new("north", "tavern", 20, "tavern door", "tavern-door"), new("west", "marsh", 1200)]),
        new("tavern", "Drowned Bell", true, "A low room with one long table.", "town", true, false, ["It smells of smoke and ale."],
            [new("south", "square", 20, "tavern door", "tavern-door"),
                new("down", "cellar", 15, "cellar door", "cellar-door", "iron-key")]),
        new("cellar", "beer cellar", false, "Casks stand along a brick wall.", "town", true, true, ["Water drips somewhere."],
            [new("up", "tavern", 15, "cellar door", "cellar-door", "iron-key")]),
        new("marsh", "reed marsh", false, "Reeds as far as you can see.", "marsh", false, false, ["Something plops into the water."],
            [new("east", "square", 1200)]),
    ];

    private static IReadOnlyList<Character> Characters() =>
    [
        new("player", "Ansel", true, "they", "Someone new to the harbour.", "square", 10, 10,
            new(1, 2, 1, 0, 1, 0), new(50, 50, 50, 50), [], [], []),
        new("mara", "Mara Venn", true, "she", "The keeper of the tavern, with flour on her sleeves.", "tavern", 9, 9,
            new(0, 1, 1, 1, 2, 2), new(70, 40, 80, 65),
            [new(WantKind.Have, "silver-ring", 80, "I lost my ring, and I want it back.")],
            [new(["cellar", "beer cellar"], "The cellar is locked, and it stays so.", 0),
                new(["ring", "silver-ring"], "I lost it down in the cellar.", 10)],
            [new(7, 23, "tavern", "wiping the long table"), new(23, 7, "cellar", "counting casks")]),
        new("odo", "night watchman", false, "he", "A broad man who yawns a lot.", "square", 14, 14,
            new(3, 0, 2, -1, 0, -1), new(40, 70, 60, 30),
            [new(WantKind.BeAt, "tavern", 40, "I want to sit down with an ale.")],
            [new(["marsh", "reeds"], "Nobody goes into the marsh after dark.", -20)],
            [new(20, 6, "square", "walking the rounds"), new(6, 20, "tavern", "dozing")]),
        new("pell", "Pell", true, "they", "A child with scraped knees.", "square", 4, 4, new(-2, 3, 0, 0, 0, 1), new(60, 80, 20, 90),
            [new(WantKind.Befriend, "player", 60, "I want somebody to play with.")],
            [new(["rope"], "That rope is from my father's boat.", 0)], []),
    ];

    private static IReadOnlyList<Item> Items() =>
    [
        new("ale", "mug of ale", "Brown and flat.", "tavern", 500, 4, false, ["drink"]),
        new("barrel", "oak barrel", "Too heavy to shift.", "tavern", 90_000, 200, true, []),
        new("bread", "loaf of bread", "Still warm.", "tavern", 400, 2, false, ["food"]),
        new("iron-key", "iron key", "As long as a hand.", "mara", 60, 10, false, ["key"]),
        new("brass-key", "brass key", "Small and bright.", "square", 20, 10, false, ["key"]),
        new("knife", "rusty knife", "It has seen better days.", "tavern", 200, 15, false, ["weapon"]),
        new("lantern", "storm lantern", "It burns steadily.", "player", 900, 50, false, ["light"]),
        new("letter", "sealed letter", "Addressed to nobody.", "player", 10, 0, false, ["readable"], "Come before the tide turns."),
        new("rope", "coil of rope", "Tarred hemp.", "square", 3000, 20, false, ["tool:climb"]),
        new("silver-coin", "silver coin", "Worn smooth.", "", 5, 100, false, []),
        new("silver-ring", "silver ring", "Engraved with an M.", "cellar", 4, 900, false, []),
    ];

    private static IReadOnlyList<Relation> Relations() =>
    [
        new("mara", "odo", 30, "customer"), new("mara", "player", 10, "acquaintance"), new("odo", "mara", 45, "customer"),
        new("pell", "player", 20, "cousin"), new("player", "pell", 30, "cousin"),
    ];
}
