using Storyteller.Contracts;
using Storyteller.Rulebook;
using Length = Storyteller.Contracts.TickSpan;

namespace Storyteller.TickLength.Timing;

/// <summary>
/// How long an intent takes. The first evidence decides: what the player said, the time of day they want to wait for, the length of the
/// way, and last the ordinary length of the act with a little chance; but a rest is as long as the
/// SRD says. Careful doubles, hasty halves (this project's), quiet takes half as
/// long again (SRD 5.1: a slow pace is 200 of 300 feet per minute). Every answer is 1 second to 30 days.
/// </summary>
public static class TickLengthRules
{
    /// <summary>The longest tick: thirty days, in seconds.</summary>
    public const int Longest = 2_592_000;

    private const int SpreadPercent = 20;

    /// <summary>The length of the tick and the evidence that decided it.</summary>
    public static Length Assess(TickLengthContext context, Chance chance)
    {
        var intent = context.Intent;
        if (IsOutsideTheFiction(intent.Act)) return FromPrior(context, chance);
        if (intent.Seconds is { } said) return Within(said, $"it was said to take {Durations.Read(said)}");
        if (LetsTimePass(intent.Act) && DayTimes.Until(intent.Text, context.Clock) is { } until)
            return Within(until.Seconds, $"it is {Durations.Read(until.Seconds)} until {until.Name}");
        if (context.WaySeconds is { } way && !IsReadOnly(intent.Act))
            return Within(ByManner(way, intent.Manner), $"the way takes {Durations.Read(way)}{InManner(intent.Manner)}");
        return FromPrior(context, chance);
    }

    private static Length FromPrior(TickLengthContext context, Chance chance)
    {
        var prior = ActPriors.Of(context.Intent, context.DayPart);
        var manner = MannerMatters(context.Intent.Act) ? context.Intent.Manner : Manner.Plain;
        var spread = context.Intent.Act == Act.Rest ? 0 : SpreadPercent;
        var percent = 100 - spread + chance.For("spread").Below((2 * spread) + 1);
        var seconds = ((ByManner(prior.Seconds, manner) * percent) + 50) / 100;
        return Within(seconds, $"{prior.Doing} takes about {Durations.Read(prior.Seconds)}{InManner(manner)}");
    }

    private static Length Within(long seconds, string because) => seconds switch
    {
        < 1 => new(1, $"{because}, and no tick is shorter than a second"),
        > Longest => new(Longest, $"{because}, and no tick is longer than {Durations.Read(Longest)}"),
        _ => new((int)seconds, because),
    };

    private static long ByManner(long seconds, Manner manner) => manner switch
    {
        Manner.Careful => seconds * 2,
        Manner.Hasty => (seconds + 1) / 2,
        Manner.Quiet => seconds * 3 / 2,
        _ => seconds,
    };

    private static string InManner(Manner manner) => manner switch
    {
        Manner.Careful => ", and care doubles that",
        Manner.Hasty => ", and haste halves that",
        Manner.Quiet => ", and keeping quiet takes half as long again",
        _ => "",
    };

    private static bool IsOutsideTheFiction(Act act) => act is Act.AskMaster or Act.OutOfCharacter;

    private static bool IsReadOnly(Act act) => act is Act.Look or Act.Inventory || IsOutsideTheFiction(act);

    private static bool LetsTimePass(Act act) => act is Act.Wait or Act.Rest or Act.Hide or Act.Listen or Act.Search or Act.Improvise;

    // Waiting and resting are about the time itself; what is said to the game master takes none of the world's.
    private static bool MannerMatters(Act act) => !(act is Act.Wait or Act.Rest or Act.Inventory || IsOutsideTheFiction(act));
}
