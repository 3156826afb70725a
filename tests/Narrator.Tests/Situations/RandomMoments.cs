using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Tests;

/// <summary>
/// Contexts of every shape, from a seed: sensible ones and broken ones. Names are made of words that no sentence of the narrator uses, so
/// that a name in the prose can only come from the context.
/// </summary>
internal static class RandomMoments
{
    public static readonly string[] Words =
        ["zorvane", "quillbrand", "mirthoq", "dravole", "ulnaster", "pexwick", "grommel", "ystaad", "oberkin", "fenwatz", "hulgrave",
        "ixmoor"];

    private static readonly string[] Reasons =
        ["not-here", "locked", "too-dark", "not-carried", "closed", "fixed", "no-exit", "nobody-here", "self", "already-open",
            "not-edible", "down", "no-use", "strange-new-code", "",
            "not-yours", "not-an-item", "already-there", "already-carried", "too-heavy", "not-a-person", "yourself", "not-openable",
            "already-closed", "no-key", "flees",
            "not-for-sale", "not-a-trader", "too-poor", "they-are-too-poor", "worthless", "closed-for-the-night", "dead", "overtaken"];
    private static readonly string[] Typed =
        ["hello", "where is the boat?", "climb it", "Quuz {place} \"now\"", "\u0000\u202e", "", "x y-z 42",
        "ask for more of the same, again and again and again, until they all give in and go"];

    private static readonly string?[] Strikes = [null, "bite", "fenwatz claws", "hulgrave longbow", "It bears an ulnaster mark.", "slam"];
    private static readonly string?[] Fates =
        [.. Enum.GetNames<CombatCondition>().Select(name => name.ToLowerInvariant()), "surprised", "won", "fled", "truce", "lost",
            "captured", "robbed", "rescued", "dead", "stable", "awake", "strange-new-code", null];

    public static NarratorContext Of(int seed)
    {
        var chance = new Chance((ulong)seed);
        var cast = Cast(chance.For("cast"));
        var all = cast.Values.OrderBy(one => one.Id, StringComparer.Ordinal).ToArray();
        var scene = Scene(chance.For("scene"), all);
        var outcomes = Outcomes(chance.For("outcomes"), all, chance.Percent(20, 14) ? chance.Below(30) : chance.Below(5),
            scene.Place.Id);
        var others = Outcomes(chance.For("others"), [.. all.Where(one => one.Id != "player")], chance.Below(4, 1), scene.Place.Id);
        return new NarratorContext(scene,
            new Intent("typed", chance.Pick(Enum.GetValues<Act>(), 13), Manner: chance.Pick(Enum.GetValues<Manner>(), 2)),
            Outline(chance.For("outline"), outcomes.Count),
            outcomes, others, cast, chance.Pick<int>([1, 6, 90, 1800, 7200, 40000, 600000], 3), [], chance.Below(12, 4),
                chance.Below(12, 5),
            chance.Percent(50, 6) ? ["You walk to the", "It is a", "Rain falls on"] : []);
    }

    private static Dictionary<string, Brief> Cast(Chance chance)
    {
        var cast = new Dictionary<string, Brief> { ["player"] = new("player", "character", "Hulgrim", true, "you") };
        for (var i = 0; i < 9; i++)
        {
            var kind = chance.Pick<string>(["character", "item", "place"], i);
            var name = $"{chance.For("a").Pick(Words, i)} {chance.For("b").Pick(Words, i)}";
            var proper = chance.For("proper").Percent(30, i);
            if (proper) name = string.Join(' ', name.Split(' ').Select(w => char.ToUpperInvariant(w[0]) + w[1..]));
            if (chance.For("blank").Percent(3, i)) name = " ";
            cast[$"{kind}-no-{(char)('a' + i)}"] =
                new($"{kind}-no-{(char)('a' + i)}", kind, name, proper, chance.For("pronoun").Pick<string>(["she", "he", "they", "it"], i));
        }
        return cast;
    }

    private static Scene Scene(Chance chance, IReadOnlyList<Brief> all)
    {
        IReadOnlyList<Brief> Some(string kind, string purpose) =>
            [.. all.Where(one => one.Kind == kind && one.Id != "player").Where((_, i) => chance.For(purpose).Percent(50, i))];
        var places = all.Where(one => one.Kind == "place").ToArray();
        Exit[] exits = [.. places.Select((one, i) =>
            new Exit(chance.For("way").Pick<string>(["north", "up", "in", "west"], i), one.Id, 30, i == 1 ? "pexwick hatch" : null)),
            new Exit("down", "nowhere-known", 5)];
        var place = new Place("some-place-here", chance.Percent(90) ? "ystaad grommel" : "", chance.Percent(30, 1), chance.Percent(80, 2)
            ? "Fenwatz stones lie about." : "", "town",
            chance.Percent(50, 3), chance.Percent(30, 4), chance.Percent(70, 5)
                ? ["Oberkin smoke hangs low.", "You hear the ixmoor drip."] : [], chance.Percent(80, 6) ? exits : []);
        return new Scene(place, chance.Below(200000, 7), chance.Pick(Enum.GetValues<DayPart>(), 8),
            chance.Pick(Enum.GetValues<Weather>(), 9), chance.Percent(75, 10), chance.Percent(30, 11),
            Some("character", "present"), Some("item", "items"), Some("item", "carried"));
    }

    private static List<Outcome> Outcomes(Chance chance, IReadOnlyList<Brief> all, int count, string here)
    {
        List<Outcome> outcomes = [];
        for (var i = 0; i < count; i++)
        {
            var c = chance.For(i);
            var kind = c.Pick(Enum.GetValues<OutcomeKind>());
            string? Id(int n) => c.Percent(15, n) ? null : c.Percent(15, n + 1) ? "unheard-of-thing" : c.Percent(10, n + 2) ? here
                : c.Pick(all, n + 3).Id;
            var actor = c.Percent(60, 1) ? "player" : c.Percent(10, 2) ? "" : c.Percent(10, 3) ? "no-such-person" : c.Pick(all, 4).Id;
            var words = kind switch
            {
                OutcomeKind.Spoke or OutcomeKind.Tried or OutcomeKind.Impossible or OutcomeKind.Parleyed => c.Pick(Typed, 5),
                OutcomeKind.Struck => c.Pick(Strikes, 5),
                OutcomeKind.Befell => "The dravole wind drops.",
                OutcomeKind.Busied => "mending the dravole rope",
                OutcomeKind.Opened or OutcomeKind.Closed => "mirthoq door",
                OutcomeKind.Said => c.Pick<string>(["Well met. I am Quillbrand.", "Who goes there?", "", "Ixmoor!"], 6),
                _ => c.Percent(70, 7) ? "It bears an ulnaster mark." : null,
            };
            var why = kind >= OutcomeKind.Overtaken ? c.Pick(Fates, 8) : kind == OutcomeKind.Said
                ? c.Pick<string>(["greet", "answer", "refuse", "ask", "warn", "thank"], 9) : c.Pick(Reasons, 10);
            outcomes.Add(new Outcome(kind, actor, Id(20), Id(30), c.Pick(Enum.GetValues<Degree>(), 11), why, words,
                c.Pick<int>([0, 0, 3, 600, 90000, -5], 12)));
        }
        return outcomes;
    }

    private static Outline Outline(Chance chance, int count)
    {
        List<Beat> beats = [];
        for (var i = 0; i < count; i++) if (chance.Percent(85, i)) beats.Add(new Beat(chance.Pick(Enum.GetValues<BeatRole>(), i + 50),
            [i], []));
        if (chance.Percent(60, 100)) beats.Add(new Beat(BeatRole.Reaction, [], []));
        if (chance.Percent(60, 101)) beats.Add(new Beat(BeatRole.Aftermath, [77, -1, 0], [new Beat(BeatRole.Setting, [0], [])]));
        return new Outline(beats, chance.Percent(50, 102) ? ["character-no-a", "gone-away"] : []);
    }
}
