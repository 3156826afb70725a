using Storyteller.Bench.Rows;
using Storyteller.Rulebook;

namespace Storyteller.Bench.Tests;

public sealed class RewindFiguresTests
{
    private static readonly RewindFigures _figures = RewindFigures.Of(1_000, 12.5, [900, 990],
        [.. Enumerable.Range(0, 3).SelectMany(round => new Rewound[]
        {
            new(round, 900, 900, false, 12, 5), new(round, 900, 901, true, 30, 5),
            new(round, 990, 990, false, 10, 7), new(round, 990, 991, true, 20, 7),
        })], new Chance(1));

    [Fact]
    public void Warm_and_cold_are_told_apart_and_the_way_forth_is_measured_in_both()
    {
        var near = _figures.Targets.Single(figures => figures.Target == 990);
        Assert.Equal((10, 3, 10.0, 20.0), (near.By, near.Warm.Count, near.Warm.P50, near.Cold.P50));
        Assert.Equal((6, 7.0), (near.Return.Count, near.Return.P50));
    }

    [Fact]
    public void Each_way_back_is_compared_with_the_shortest()
    {
        var ratio = Assert.Single(_figures.Ratios);
        Assert.Equal((900, 990, 1.2, 1.5), (ratio.Target, ratio.To, ratio.Warm.Value, ratio.Cold.Value));
    }

    [Fact]
    public void The_figures_are_printed_as_tables()
    {
        var lines = _figures.Lines().ToList();
        Assert.Contains("| 900 | 100 | 12.0 / 12.0 / 12.0 | 30.0 / 30.0 / 30.0 | 5.0 / 5.0 / 5.0 |", lines);
        Assert.Contains("| 900 : 990 | 1.20 (1.20 to 1.20) | 1.50 (1.50 to 1.50) |", lines);
    }
}
