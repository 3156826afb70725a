using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.TickLength.Scoring;

namespace Storyteller.TickLength.Tests;

/// <summary>Intents about whose difficulty somebody asks: in good light, under a roof, alone and empty-handed.</summary>
internal static class ScoringSituations
{
    public static readonly Brief Gate = new("gate", "place", "gate", false, "it");
    public static readonly Brief Barrel = new("barrel", "item", "barrel", false, "it");
    public static readonly Brief Mara = new("mara", "character", "Mara Venn", true, "she");
    public static readonly Abilities Ordinary = new(0, 0, 0, 0, 0, 0);

    private static readonly string[] Texts =
    [
        "", "climb the wall", "swim across", "persuade her to leave", "threaten him", "lie about the key", "juggle", "sneak along",
        "pick it",
    ];

    public static DifficultyContext Doing(Act act, string text = "", Manner manner = Manner.Plain, string? topic = null,
        string? instrument = null) =>
        new(new Intent(text, act, null, instrument, topic, manner), new Abilities(1, 2, 3, 4, 5, 6), null, null, 0, [], [], true,
            Weather.Clear, true, 0);

    public static DifficultyContext To(this DifficultyContext context, Brief target, params string[] states) =>
        context with { Intent = context.Intent with { Target = target.Id }, Target = target, TargetStates = states };

    public static DifficultyContext ToMara(this DifficultyContext context, int affinity = 0, Abilities? abilities = null) =>
        context.To(Mara) with { TargetAbilities = abilities ?? Ordinary, TargetAffinity = affinity };

    public static DifficultyContext With(this DifficultyContext context, params string[] tags) =>
        context with { CarriedTags = [.. context.CarriedTags.Concat(tags).Distinct().Order(StringComparer.Ordinal)] };

    public static DifficultyContext InThe(this DifficultyContext context, Weather weather) =>
        context with { Weather = weather, Indoors = false };

    public static DifficultyContext In(this DifficultyContext context, Manner manner) =>
        context with { Intent = context.Intent with { Manner = manner } };

    public static DifficultyContext Random(Chance chance)
    {
        var doing = Doing(chance.For("act").Pick(Enum.GetValues<Act>()), chance.For("text").Pick(Texts),
            chance.For("manner").Pick(Enum.GetValues<Manner>()), chance.For("topic").Percent(50) ? "herring" : null,
            chance.For("instrument").Percent(50) ? "iron-key" : null);
        var aimed = chance.For("target").Below(4) switch
        {
            0 => doing,
            1 => doing.To(Gate, Some(chance.For("states"), "locked", "closed", "hidden")),
            2 => doing.To(Barrel, Some(chance.For("states"), "locked", "closed", "hidden")),
            _ => doing.ToMara(chance.For("affinity").Below(201) - 100, RandomAbilities(chance.For("hers"))),
        };
        return aimed with
        {
            Abilities = RandomAbilities(chance.For("own")),
            CarriedTags = Some(chance.For("tags"), "food", "key", "light", "tool:climb", "tool:lockpick", "tool:pry", "tool:swim",
                "weapon"),
            Light = chance.For("light").Percent(60),
            Weather = chance.For("weather").Pick(Enum.GetValues<Weather>()),
            Indoors = chance.For("indoors").Percent(40),
            Onlookers = chance.For("onlookers").Below(6),
        };
    }

    public static void Is(string skill, int dc, DifficultyContext context)
    {
        var difficulty = DifficultyRules.Score(context);

        Assert.Equal((true, skill, dc), (difficulty.NeedsRoll, difficulty.Skill, difficulty.Dc));
        Assert.Equal(dc, difficulty.Reasons.Sum(reason => reason.Amount));
    }

    private static Abilities RandomAbilities(Chance chance)
    {
        int Any(int n) => chance.Below(16, n) - 5;
        return new(Any(0), Any(1), Any(2), Any(3), Any(4), Any(5));
    }

    private static string[] Some(Chance chance, params string[] all) => [.. all.Where((_, n) => chance.Percent(35, n))];
}
