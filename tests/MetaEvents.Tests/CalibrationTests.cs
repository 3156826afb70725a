using Storyteller.Contracts;
using Storyteller.MetaEvents.Proposing;
using Storyteller.Rulebook;

namespace Storyteller.MetaEvents.Tests;

public sealed class CalibrationTests
{
    [Theory]
    [InlineData(6, 0)]
    [InlineData(30, 0)]
    [InlineData(30, 1)]
    public void Brief_play_meets_something_about_every_ten_ticks(int seconds, int firstQuiet)
    {
        var played = Played(12, 400, seconds, firstQuiet);
        var gaps = played.SelectMany(p => p.Gaps).ToArray();

        Assert.InRange(gaps.Average(), 8.0, 12.0);
        Assert.All(played, p => Assert.InRange(p.Gaps.Average(), 6.0, 15.0));
        Assert.InRange(gaps.Max(), 13, 40);
        Assert.InRange(gaps.Count(gap => gap <= 2) / (double)gaps.Length, 0, 0.12);
    }

    [Fact]
    public void Longer_ticks_meet_more()
    {
        // Short sessions: in long ones the storylets would all be waiting for their cooldowns.
        double MeanGap(int seconds) => Played(60, 30, seconds).SelectMany(p => p.Gaps).Average();
        double[] gaps = [MeanGap(30), MeanGap(600), MeanGap(3600), MeanGap(28_800)];

        Assert.Equal(gaps.OrderDescending(), gaps);
        Assert.InRange(gaps[^1], 1, 3);
    }

    [Fact]
    public void Brief_play_is_not_told_of_many_things_that_hardly_ever_happen()
    {
        Assert.InRange(Played(5, 400, 30).SelectMany(p => p.CandidatesPerTick).Average(), 0.5, 2.5);
    }

    [Fact]
    public void Over_a_long_session_every_storylet_happens_and_none_rules()
    {
        var happened = Played(10, 400, 30).SelectMany(p => p.Happened).ToArray();
        var byStorylet = happened.CountBy(e => e.StoryletId).ToDictionary();

        Assert.Equal(12, byStorylet.Count);
        Assert.InRange(byStorylet.Values.Max(), 1, happened.Length / 4);
    }

    [Theory]
    [InlineData(30, 6)]
    [InlineData(600, 12)]
    [InlineData(28_800, 3)]
    public void What_is_stated_is_how_often_it_happens(int seconds, int quietTicks)
    {
        const int Ticks = 10_000;
        var (expected, variance, happened) = (0.0, 0.0, 0);
        for (var n = 0; n < Ticks; n++)
        {
            var chance = new Chance(41).For(n);
            var context = ProposingSituations.Tick(ProposingSituations.Place()) with { Seconds = seconds, QuietTicks = quietTicks };
            foreach (var candidate in MetaEventsRules.Propose(context, chance.For("propose")).Candidates)
            {
                var p = candidate.Probability / 100.0;
                expected += p;
                variance += p * (1 - p);
                if (chance.For("roll", candidate.StoryletId).Percent(candidate.Probability)) happened++;
            }
        }

        Assert.True(expected > 300, $"only {expected:0} events are expected at all");
        Assert.InRange(happened, expected - (3 * Math.Sqrt(variance)), expected + (3 * Math.Sqrt(variance)));
    }

    [Fact]
    public void Two_halves_of_a_day_are_as_dangerous_as_the_whole()
    {
        int Percent(int seconds) => Assert.Single(MetaEventsRules.Propose(
            ProposingSituations.Tick(ProposingSituations.Storylet("gulls")) with { Seconds = seconds, QuietTicks = 6, Act = Act.Inventory },
            new Chance(1)).Candidates).Probability;

        var survived = (100 - Percent(43_200)) * (100 - Percent(43_200)) / 100.0;
        Assert.InRange(100 - survived, Percent(86_400) - 1.5, Percent(86_400) + 1.5);
    }

    private static Playthrough[] Played(int sessions, int ticks, int seconds, int firstQuiet = 0) =>
        [.. Enumerable.Range(0, sessions).Select(n => Playthrough.Of((ulong)n, ticks, seconds, ProposingSituations.Place(), firstQuiet))];
}
