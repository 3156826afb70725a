using Storyteller.MetaEvents.Proposing;

namespace Storyteller.MetaEvents.Tests;

public sealed class HazardTests
{
    [Theory]
    [InlineData(-5, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(100_000, 95_163)]
    [InlineData(693_147, 500_000)]
    [InlineData(1_000_000, 632_121)]
    [InlineData(5_000_000, 993_262)]
    [InlineData(20_000_000, 1_000_000)]
    [InlineData(long.MaxValue, 1_000_000)]
    public void A_hazard_becomes_the_chance_that_it_strikes(long hazard, int probability) =>
        Assert.Equal(probability, Hazard.Probability(hazard));

    [Fact]
    public void The_whole_numbers_stay_within_a_millionth_of_the_true_curve()
    {
        for (long hazard = 0; hazard < 20_000_000; hazard += 997)
            Assert.InRange(Hazard.Probability(hazard) - ((1 - Math.Exp(-hazard / 1e6)) * 1e6), -1, 1);
    }

    [Fact]
    public void More_hazard_is_never_less_likely()
    {
        var last = 0;
        for (long hazard = 0; hazard < 6_000_000; hazard += 101)
        {
            var now = Hazard.Probability(hazard);
            Assert.True(now >= last, $"the chance falls at {hazard}");
            last = now;
        }
    }
}
