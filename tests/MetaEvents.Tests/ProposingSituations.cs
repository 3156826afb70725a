using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.MetaEvents.Tests;

/// <summary>Ticks in which the world might do something: thirty seconds on a quiet coast unless it says otherwise.</summary>
internal static class ProposingSituations
{
    public static readonly string[] Kinds = ["weather", "arrival", "discovery", "threat", "mishap", "rumour", "omen", "kindness"];

    public static MetaEventsContext Tick(params PossibleStorylet[] possible) =>
        new(30, Act.Wait, Manner.Plain, "coast", false, DayPart.Morning, Weather.Clear, 0, possible);

    public static PossibleStorylet Storylet(string id, string kind = "omen", int perDay = 100, int? ticksSince = null,
        params string[] holds) =>
        new(id, kind, $"Something about {id} happens.", $"{id} may matter", perDay, ticksSince, holds);

    private static readonly int[] Often = [40, 90, 150, 60, 30, 110, 80, 200, 70, 50, 120, 20];

    /// <summary>Twelve storylets of all kinds, some frequent and some rare: what a place of an authored world offers.</summary>
    public static PossibleStorylet[] Place() => [.. Enumerable.Range(0, 12)
        .Select(n => Storylet($"happening-{n:00}", Kinds[n % Kinds.Length], Often[n], null, "it is morning"))];

    public static MetaEventsContext Random(Chance chance)
    {
        int[] extremes = [int.MinValue, -1, 0, 1, 6, 30, 600, 28_800, 2_592_000, int.MaxValue];
        var possible = Enumerable.Range(0, chance.For("count").Below(25)).Select(n =>
        {
            var own = chance.For("storylet").For(n);
            int? ticksSince = own.For("since?").Percent(50) ? own.For("since").Pick(extremes) : null;
            var perDay = own.For("per-day?").Percent(20) ? own.For("per-day").Pick(extremes) : own.For("often").Below(400);
            string[] holds = [.. ((string[])["it is night", "you are outdoors", "somebody is here"]).Take(own.For("holds").Below(4))];
            return Storylet($"s{own.For("id").Below(40)}", own.For("kind").Pick(Kinds), perDay, ticksSince, holds);
        });
        return new(chance.For("seconds").Pick(extremes), chance.For("act").Pick(Enum.GetValues<Act>()),
            chance.For("manner").Pick(Enum.GetValues<Manner>()), "coast", chance.For("indoors").Percent(50),
            chance.For("part").Pick(Enum.GetValues<DayPart>()), chance.For("weather").Pick(Enum.GetValues<Weather>()),
            chance.For("quiet").Percent(20) ? chance.For("quiet").Pick(extremes) : chance.For("ticks").Below(40), [.. possible]);
    }
}
