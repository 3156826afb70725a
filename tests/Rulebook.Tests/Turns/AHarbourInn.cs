using System.Collections.Immutable;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>
/// An inn by a harbour at ten in the morning: the player and Mara in the taproom, a locked cellar below with its key on the table, an attic
/// behind a closed door, Jory on the quay, and a lighthouse that is known and a cove that is not.
/// </summary>
internal static class AHarbourInn
{
    public static World World { get; } = Of(Places(), People(), Things()) with
    {
        Facts = Rulebook.World.Empty.Facts.Union([new("cellar-door", "locked"), new("attic-door", "closed"), new("loose-coin", "hidden")]),
        Known = Rulebook.World.Empty.Known.Union(["taproom", "quay", "lighthouse"]),
    };

    public static World Of(IEnumerable<Place> places, IEnumerable<Character> people, IEnumerable<Item> things) =>
        Rulebook.World.Empty with
        {
            Id = "harbour",
            Clock = 10 * 3600,
            Places = Rulebook.World.Empty.Places.AddRange(places.Select(p => KeyValuePair.Create(p.Id, p))),
            Characters = Rulebook.World.Empty.Characters.AddRange(people.Select(c => KeyValuePair.Create(c.Id, c))),
            Items = Rulebook.World.Empty.Items.AddRange(things.Select(i => KeyValuePair.Create(i.Id, i))),
        };

    public static IEnumerable<Place> Places() =>
    [
        new("taproom", "taproom of the Anchor", false, "Smoke hangs under the beams. A wide hearth takes up one wall.", "town", true, false,
            ["The fire crackles.", "It smells of tar and onions."],
            [new("out", "quay", 20), new("down", "cellar", 10, "cellar door", "cellar-door", "iron-key"),
                new("up", "attic", 15, "trapdoor", "attic-door")]),
        new("quay", "Herring Quay", true, "Boats knock against the wall.", "town", false, false, ["Gulls cry."],
            [new("in", "taproom", 20), new("north", "coast-road", 300)]),
        new("cellar", "cellar", false, "Casks stand in rows.", "town", true, true, ["Water drips."],
            [new("up", "taproom", 10, "cellar door", "cellar-door", "iron-key")]),
        new("attic", "attic", false, "Dust lies on everything.", "town", true, false, [],
            [new("down", "taproom", 15, "trapdoor", "attic-door")]),
        new("coast-road", "coast road", false, "The road follows the cliff.", "coast", false, false, ["The wind pulls."],
            [new("south", "quay", 300), new("east", "lighthouse", 600), new("down", "cove", 200)]),
        new("lighthouse", "lighthouse", false, "A white tower.", "coast", false, false, [], [new("west", "coast-road", 600)]),
        new("cove", "hidden cove", false, "Shingle and wrack.", "coast", false, false, [], [new("up", "coast-road", 200)]),
    ];

    public static IEnumerable<Character> People() =>
    [
        Someone("player", "Wanderer", "taproom") with { HitPoints = 8 },
        Someone("mara", "Mara Venn", "taproom") with { Wants = [new(WantKind.Have, "letter", 40, "I want that letter back.")] },
        Someone("jory", "old fisherman", "quay") with { Proper = false, Pronoun = "he",
            Routine = [new(20, 6, "taproom", "drinking"), new(6, 20, "quay", "mending nets")] },
    ];

    public static IEnumerable<Item> Things() =>
    [
        Thing("iron-key", "iron key", "taproom", "key"),
        Thing("anvil", "anvil", "taproom") with { Fixed = true },
        Thing("ballast", "ballast stone", "taproom") with { Grams = 500_000 },
        Thing("loose-coin", "loose coin", "taproom"),
        Thing("ladle", "ladle", "mara"),
        Thing("letter", "sealed letter", "player", "readable") with { Text = "Come at once." },
        Thing("bread", "heel of bread", "player", "food"),
        Thing("knife", "knife", "player", "weapon"),
        Thing("lantern", "lantern", "quay", "light"),
        Thing("cask", "small cask", "cellar"),
        Thing("bottle", "message in a bottle", ""),
    ];

    public static Character Someone(string id, string name, string at) =>
        new(id, name, true, "she", $"{name}, plainly dressed.", at, 10, 10,
        new Abilities(0, 0, 0, 0, 0, 0), new Temperament(50, 50, 50, 50), [], [], []);

    public static Item Thing(string id, string name, string at, params string[] tags) =>
        new(id, name, $"A plain {name}.", at, 200, 5, false, tags);
}
