using Storyteller.Bench.Measuring;
using Storyteller.Rulebook;

namespace Storyteller.Bench.Tests;

public sealed class MeasuringTests
{
    private static readonly Chance _chance = new(7);

    [Fact]
    public void Percentiles_lie_in_proportion_between_what_was_measured() => Assert.Equal(
        new Distribution(5, 10, 30, 48, 49.6, 50), Distribution.Of([50, 10, 40, 20, 30]));

    [Fact]
    public void Of_a_single_time_every_percentile_is_that_time() =>
        Assert.Equal(new Distribution(1, 3, 3, 3, 3, 3), Distribution.Of([3]));

    [Fact]
    public void Two_things_that_always_take_the_same_have_a_ratio_without_spread() =>
        Assert.Equal(new Ratio(2, 2, 2), Ratio.Of([(4, 2), (4, 2), (4, 2)], _chance));

    [Fact]
    public void The_spread_holds_the_ratio_and_grows_with_the_noise()
    {
        var calm = Ratio.Of([.. Enumerable.Range(0, 40).Select(i => (100.0 + (i % 3), 100.0))], _chance);
        var noisy = Ratio.Of([.. Enumerable.Range(0, 40).Select(i => (100.0 + (i % 3 * 40), 100.0))], _chance);
        Assert.InRange(noisy.Value, noisy.Low, noisy.High);
        Assert.True(noisy.High - noisy.Low > calm.High - calm.Low);
    }

    [Fact]
    public void The_same_times_have_the_same_spread_twice()
    {
        (double, double)[] times = [.. Enumerable.Range(1, 25).Select(i => (i * 1.5, 40.0 - i))];
        Assert.Equal(Ratio.Of(times, _chance), Ratio.Of(times, _chance));
    }

    [Fact]
    public void What_slows_a_whole_round_down_does_not_widen_the_spread() => Assert.Equal(
        new Ratio(2, 2, 2), Ratio.Of([.. Enumerable.Range(0, 41).Select(i => i % 2 == 0 ? (20.0, 10.0) : (60.0, 30.0))], _chance));
}
