using Storyteller.Contracts;

namespace Storyteller.MetaEvents.Proposing;

/// <summary>What makes one kind of storylet likelier or rarer than another in this tick; all factors in thousandths.</summary>
internal static class Weights
{
    private const int HalfLifeTicks = 8, PerDayCounted = 10_000;

    // 1000 · 2^(−t/8) for t = 0..7, rounded.
    private static readonly int[] Remembered = [1000, 917, 841, 771, 707, 648, 595, 545];

    /// <summary>How often it happens in a day, in hundredths; more than a hundred times counts as a hundred.</summary>
    public static int PerDay(PossibleStorylet storylet) => Math.Clamp(storylet.PerDay, 0, PerDayCounted);

    /// <summary>How it weighs against the others in this tick; 0 where it must not happen.</summary>
    public static int Of(PossibleStorylet storylet, MetaEventsContext context) => (int)Fit(PerDay(storylet) * 10L, storylet, context);

    /// <summary>A hazard or weight as novelty and noise leave it.</summary>
    public static long Fit(long amount, PossibleStorylet storylet, MetaEventsContext context) =>
        amount * Novelty(storylet.TicksSince) / 1000 * Noise(storylet.Kind, context.Act, context.Manner) / 1000;

    /// <summary>Novelty: 1 − 2^(−ticks/8). What never happened is as new as can be, what has just happened is not new at all.</summary>
    public static int Novelty(int? ticksSince)
    {
        if (ticksSince is not { } ticks) return 1000;
        var (halvings, rest) = Math.DivRem(Math.Max(0, ticks), HalfLifeTicks);
        return 1000 - (Remembered[rest] >> Math.Min(halvings, 10));
    }

    /// <summary>Who makes noise draws danger, who searches finds, who talks hears and meets, who hurries stumbles.</summary>
    public static int Noise(string kind, Act act, Manner manner) => kind switch
    {
        StoryletKinds.Threat => Attention(act) * Loudness(manner) / 1000,
        StoryletKinds.Discovery when act is Act.Search or Act.Examine => manner == Manner.Careful ? 3000 : 2000,
        StoryletKinds.Rumour or StoryletKinds.Arrival when act is Act.Talk or Act.Listen => 1500,
        StoryletKinds.Mishap when manner is Manner.Careful => 500,
        StoryletKinds.Mishap when manner is Manner.Hasty or Manner.Forceful => 1500,
        _ => 1000,
    };

    private static int Attention(Act act) => act switch
    {
        Act.Hide => 500,
        Act.Attack => 1500,
        _ => 1000,
    };

    private static int Loudness(Manner manner) => manner switch
    {
        Manner.Quiet => 500,
        Manner.Careful => 800,
        Manner.Hasty => 1250,
        Manner.Forceful => 1500,
        _ => 1000,
    };
}
