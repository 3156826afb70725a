using System.Globalization;

namespace Storyteller.Bench.Measuring;

/// <summary>One figure over the rounds of a run.</summary>
/// <param name="Median">What half of the rounds do not exceed.</param>
/// <param name="Lowest">The lowest round's.</param>
/// <param name="Highest">The highest round's.</param>
public sealed record Spread(double Median, double Lowest, double Highest)
{
    /// <summary>The spread of one figure for each round; null where there is none.</summary>
    public static Spread? Of(IEnumerable<double?> rounds)
    {
        double[] known = [.. rounds.OfType<double>()];
        return known.Length == 0 ? null : new(Distribution.Median(known), known.Min(), known.Max());
    }

    /// <summary>
    /// How many times one figure is another. Of each round both are taken together, because what slows a round down slows both.
    /// </summary>
    public static Spread? Ratio(IEnumerable<double?> ones, IEnumerable<double?> others) =>
        Of(ones.Zip(others, (one, other) => other is > 0 ? one / other : null));

    /// <summary>The median and, in brackets, the lowest and the highest, in this format of numbers.</summary>
    public string Text(string format) => string.Create(CultureInfo.InvariantCulture,
        $"{Number(Median, format)} ({Number(Lowest, format)}–{Number(Highest, format)})");

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}
