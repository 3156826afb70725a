using System.Collections.Immutable;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>A turn drawn from a seed: any act about anything, known or not, at a harbour where things may stand otherwise.</summary>
internal static class DrawnTurn
{
    private static readonly Storylet[] Storylets =
    [
        new("rain", "weather", "Rain sets in.", "wet", 100, 3, [], [new(EffectKind.Weather, "", "Rain")]),
        new("tide", "mishap", "The tide takes you.", "lost", 100, 3, [],
            [new(EffectKind.CharacterGoes, "player", "cove"), new(EffectKind.Hurt, "", "50")]),
        new("bottle", "discovery", "A bottle lies here.", "news", 100, 0, [new(ConditionKind.Unfound, "bottle")],
            [new(EffectKind.ItemAppears, "bottle", "here")]),
        new("caller", "arrival", "Someone comes in.", "company", 100, 3, [new(ConditionKind.Absent, "jory")],
            [new(EffectKind.CharacterGoes, "jory", "here"), new(EffectKind.Affinity, "jory", "-7"), new(EffectKind.Heal, "", "2")]),
        new("draught", "omen", "A door slams.", "eerie", 100, 3, [],
            [new(EffectKind.Assert, "attic-door", "closed"), new(EffectKind.Retract, "cellar-door", "locked")]),
    ];

    public static Turn From(int seed)
    {
        var chance = new Chance((ulong)seed).For("a drawn turn");
        var world = WorldFrom(chance.For("world"));
        var ids = Ids(world);
        string[] near = Near(world), people = [.. world.CharactersAt(world.Player.At).Select(c => c.Id)];
        var intent = new Intent("I try something with it", chance.For("act").Pick(Enum.GetValues<Act>()),
            Maybe(chance.For("target"), chance.For("how near").Pick([near, near, people, ids])),
            Maybe(chance.For("instrument"), chance.For("how near").Pick([near, people, people, ids], 1)),
            Maybe(chance.For("topic"), ["door", "out", "hearth", "iron", "what-happened", ""]),
            chance.For("manner").Pick(Enum.GetValues<Manner>()));
        var difficulty = chance.For("difficulty");
        return new Turn(world, world.Tick + 1, chance.For("dice"), intent, Storylets,
            new TickSpan(chance.For("length").Roll(50_000), "so it is"),
            new Difficulty(difficulty.Percent(60), 5 + difficulty.Below(26, 1), "athletics", difficulty.Below(6, 2), []),
            Proposals(chance.For("proposals")),
            new MetaEventReview([.. Storylets.Select((s, n) => new MetaEventVerdict(s.Id, chance.For("review").Percent(70, n), "so"))]),
            Decisions: Decisions(chance.For("decisions"), world, ids));
    }

    private static World WorldFrom(Chance chance)
    {
        var world = AHarbourInn.World with
        {
            Clock = chance.Below(86_400 * 3), Tick = chance.Below(50, 1), Weather = chance.Pick(Enum.GetValues<Weather>(), 2),
        };
        string[] places = [.. world.Places.Keys], holders = [.. places, .. world.Characters.Keys, ""];
        var n = 10;
        foreach (var item in world.Items.Keys) if (chance.Percent(40, n++)) world = world.Having(item, chance.Pick(holders, n++));
        foreach (var who in world.Characters.Keys)
        {
            if (chance.Percent(40, n++)) world = world.Placing(who, chance.Pick(places, n++));
            if (chance.Percent(20, n++)) world = world.Changing(who, c => c with { HitPoints = chance.Below(11, n++) });
        }
        Fact[] facts = [new("cellar-door", "locked"), new("attic-door", "locked"), new("player", "hidden"), new("mara", "hidden")];
        foreach (var fact in facts)
            world = chance.Percent(50, n++) ? world.With(fact) : world.Without(fact.Subject, fact.State);
        return world;
    }

    private static string[] Ids(World world) =>
        [.. world.Places.Keys, .. world.Characters.Keys, .. world.Items.Keys, "cellar-door", "attic-door", "no-such-id", ""];

    // Among all that there is, hardly a draw would hit on something that can be done.
    private static string[] Near(World world) =>
        [.. world.ItemsAt("player").Concat(world.ItemsAt("player")).Concat(world.ItemsAt(world.Player.At)).Select(i => i.Id),
        .. world.Here.Exits.Select(e => e.DoorId ?? e.To)];

    private static string? Maybe(Chance chance, IReadOnlyList<string> from) => chance.Percent(75) ? chance.Pick(from, 1) : null;

    private static MetaEventProposals Proposals(Chance chance) => new([.. Storylets.Select((s, n) =>
        new MetaEvent(s.Id, s.Text, chance.Roll(85, n), "it may", s.Stakes, s.Kind)),
        new MetaEvent("no-such-storylet", "Nothing.", 85, "", "", "omen")]);

    private static ImmutableSortedDictionary<string, NpcAction> Decisions(Chance chance, World world, string[] ids) =>
        new[] { "jory", "mara", "player", "no-such-id" }.ToImmutableSortedDictionary(id => id, id =>
        {
            var own = chance.For(id);
            var target = own.Percent(70, 0) ? own.Pick(ids, 1)
                : own.Pick(world.ItemsAt(id).Select(i => i.Id).Append("player").ToArray(), 2);
            return new NpcAction(own.Pick(Enum.GetValues<Deed>(), 3), own.Percent(90, 4) ? target : null,
                own.Percent(50, 5) ? "player" : own.Pick(ids, 6),
                own.Pick(["greet", "answer", "refuse", "ask", "warn", "thank"], 7), own.Percent(80, 8) ? "Well met." : null, "so", 500);
        }, StringComparer.Ordinal);
}
