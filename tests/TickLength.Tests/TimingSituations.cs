using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.TickLength.Tests;

/// <summary>Intents about whose length somebody asks, at eight in the morning of the first day.</summary>
internal static class TimingSituations
{
    public const long EightInTheMorning = 8 * 3600;

    public static TickLengthContext Doing(Act act, string text = "", Manner manner = Manner.Plain, int? seconds = null, int? way = null,
        string? target = null, string? topic = null, string? instrument = null, long clock = EightInTheMorning) =>
        new(new Intent(text, act, target, instrument, topic, manner, seconds), clock, DayParts.At(clock), way);

    public static TickLengthContext Random(Chance chance)
    {
        var clock = (long)chance.For("clock").Below(int.MaxValue);
        string[] texts = ["", "go north", "sleep until dawn", "wait till the evening", "until", "ÄÖ until midnight!", "rest in bed"];
        return Doing(chance.For("act").Pick(Enum.GetValues<Act>()), chance.For("text").Pick(texts),
            chance.For("manner").Pick(Enum.GetValues<Manner>()),
            chance.For("said?").Percent(30) ? Span(chance.For("said")) : null,
            chance.For("way?").Percent(40) ? Span(chance.For("way")) : null,
            chance.For("target").Percent(50) ? "gate" : null, chance.For("topic").Percent(50) ? "herring" : null,
            chance.For("instrument").Percent(50) ? "key" : null, clock);
    }

    private static int Span(Chance chance) =>
        chance.Pick([int.MinValue, -1, 0, 1, 59, 3600, 86_400, 2_592_000, 2_592_001, int.MaxValue, chance.For("any").Below(1_000_000)]);
}
