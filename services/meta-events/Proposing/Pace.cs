using Storyteller.Contracts;

namespace Storyteller.MetaEvents.Proposing;

/// <summary>
/// When it is the story's turn for something to happen. Time alone would let a session of short ticks pass without an event, so a quiet
/// story adds a hazard of its own that grows evenly with every quiet tick: the gaps then follow a Rayleigh distribution, whose mean for a
/// growth of a per tick is sqrt(π / 2a). With a = 0.02 that is 8.9 ticks, and about 10 once novelty and the review have taken their share.
/// Right after an event the world holds its breath for an hour (after the pacing of Left 4 Dead's and RimWorld's directors: a peak is
/// followed by a rest, and a long quiet is not left to luck; the factors are this project's).
/// </summary>
internal static class Pace
{
    private const int GrowthPerQuietTick = 20_000, QuietTicksCounted = 30, Breath = 3600;

    /// <summary>The hazard, in millionths, that the story's pace adds to this tick, to be shared out among the candidates.</summary>
    public static long Pressure(MetaEventsContext context) => IsPlay(context.Act)
        ? (long)GrowthPerQuietTick * Math.Clamp(context.QuietTicks, 0, QuietTicksCounted)
        : 0;

    /// <summary>For how many thousandths of a second time counts; never less as it gets quieter.</summary>
    public static long Weigh(int seconds, int quietTicks, string kind)
    {
        var factor = Factor(quietTicks, kind);
        var rested = Math.Max(0L, seconds - Breath);
        return ((seconds - rested) * factor) + (rested * Math.Max(1000, factor));
    }

    /// <summary>How many candidates share the pressure: one while it is low, so that its chance is worth stating.</summary>
    public static int Sharing(long pressure) => pressure < 60_000 ? 1 : 2;

    private static int Factor(int quietTicks, string kind) => quietTicks switch
    {
        < 2 => kind == StoryletKinds.Threat ? 150 : 300,
        < 4 => kind == StoryletKinds.Threat ? 500 : 700,
        < 12 => 1000,
        _ => 1000 + (100 * Math.Min(10, quietTicks - 11)),
    };

    // What is said to the game master, or only looked up, is no turn of the character's.
    private static bool IsPlay(Act act) => act is not (Act.AskMaster or Act.OutOfCharacter or Act.Inventory);
}
