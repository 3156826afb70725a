using Storyteller.Bench.Measuring;
using Storyteller.Bench.Rows.Growth;

namespace Storyteller.Bench.Tests;

public sealed class GrowthTests
{
    [Theory]
    [InlineData(10)]
    [InlineData(1_000)]
    public void A_crowd_has_as_many_people_as_are_wanted_of_whom_five_are_near(int people)
    {
        var lines = CrowdWorld.Text(people).Split('\n');
        Assert.Equal(people, lines.Count(line => line.StartsWith("  - id: person-", StringComparison.Ordinal)));
        Assert.Equal(5, lines.Count(line => line is "    at: square" or "    at: lane"));
        var names = lines.Where(line => line.StartsWith("    name: Ada", StringComparison.Ordinal)).ToList();
        Assert.Equal(people, names.Distinct().Count());
    }

    [Fact]
    public void Growth_is_compared_with_the_smallest_round_by_round()
    {
        var figures = new GrowthFigures(
            [new(0, "ticks", 10, 10, 12, 5, 100), new(1, "ticks", 10, 20, 12, 5, 100), new(0, "ticks", 1_000, 11, 12, 6, 90),
                new(1, "ticks", 1_000, 22, 12, 6, 90)],
            [new(0, "narrator", 10, 5), new(0, "narrator", 1_000, 10)]);
        var lines = figures.Lines().ToList();
        Assert.Contains("| 1,000 ticks | 16.5 (11.0–22.0) | 6.00 (6.00–6.00) | 1.10 (1.10–1.10) | 1.20 (1.20–1.20) |", lines);
        Assert.Contains("| narrator | 1,000 | 10.0 (10.0–10.0) | 2.00 (2.00–2.00) |", lines);
    }

    [Fact]
    public void Memory_is_compared_over_a_span_of_samples()
    {
        Sample[] samples = [.. Enumerable.Range(0, 10).Select(n =>
            new Sample(n * 10, new Dictionary<string, double> { ["Gateway"] = n }, new Dictionary<string, int>(), 1))];
        Assert.Equal(3.0, Sample.Mean(samples, "Gateway", 20, 50));
        Assert.Null(Sample.Mean(samples, "Gateway", 200, 300));
    }

    [Fact]
    public void A_round_without_a_figure_is_left_out()
    {
        Assert.Equal(new Spread(2, 1, 3), Spread.Of([1, null, 3]));
        Assert.Equal(new Spread(2, 2, 2), Spread.Ratio([4, null, 9], [2, 3, null]));
        Assert.Null(Spread.Of([null]));
    }
}
