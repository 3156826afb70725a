using Storyteller.Rulebook;

namespace Storyteller.Bench.Measuring;

/// <summary>How many times as long one thing takes as another: the medians' ratio, and how sure that is.</summary>
/// <param name="Low">95 of 100 repetitions of the same rounds would lie between this …</param>
/// <param name="High">… and this.</param>
public sealed record Ratio(double Value, double Low, double High)
{
    private const int Repetitions = 2_000;

    /// <summary>
    /// The ratio of two things that were measured in the same rounds. Its spread is found by drawing rounds anew, with repetition: both
    /// times of a round together, because what slows a round down slows both.
    /// </summary>
    /// <param name="times">One element for each round; there must be one.</param>
    /// <param name="chance">What the drawing depends on, so that the same times have the same spread.</param>
    public static Ratio Of(IReadOnlyList<(double One, double Other)> times, Chance chance)
    {
        var drawn = Enumerable.Range(0, Repetitions)
            .Select(n => chance.For(n))
            .Select(draw => Medians([.. times.Select((_, i) => draw.Pick(times, i))]))
            .Order().ToList();
        return new(Medians(times), drawn[Repetitions * 25 / 1_000], drawn[Repetitions * 975 / 1_000]);
    }

    private static double Medians(IReadOnlyList<(double One, double Other)> times) =>
        Distribution.Median(times.Select(pair => pair.One)) / Distribution.Median(times.Select(pair => pair.Other));
}
