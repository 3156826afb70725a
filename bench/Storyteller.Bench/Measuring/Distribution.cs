namespace Storyteller.Bench.Measuring;

/// <summary>How measured times are spread, in milliseconds.</summary>
/// <param name="Count">How many there are. Below 100 of them the 99th percentile says little more than the longest.</param>
public sealed record Distribution(int Count, double Shortest, double P50, double P95, double P99, double Longest)
{
    /// <summary>The distribution of these times; there must be one.</summary>
    public static Distribution Of(IEnumerable<double> milliseconds)
    {
        double[] sorted = [.. milliseconds.Order()];
        return new(sorted.Length, sorted[0], Percentile(sorted, 50), Percentile(sorted, 95), Percentile(sorted, 99), sorted[^1]);
    }

    /// <summary>The time that half of these do not exceed; there must be one.</summary>
    public static double Median(IEnumerable<double> milliseconds) => Percentile([.. milliseconds.Order()], 50);

    // Between two measured times it lies in proportion, as spreadsheets and NumPy have it.
    private static double Percentile(double[] sorted, int percent)
    {
        var at = (sorted.Length - 1) * percent / 100.0;
        var (below, above) = ((int)Math.Floor(at), (int)Math.Ceiling(at));
        return sorted[below] + ((sorted[above] - sorted[below]) * (at - below));
    }
}
