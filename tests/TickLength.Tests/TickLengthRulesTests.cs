using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.TickLength.Timing;
using static Storyteller.TickLength.Tests.TimingSituations;

namespace Storyteller.TickLength.Tests;

public sealed class TickLengthRulesTests
{
    private static readonly Chance Chance = new(7);

    [Fact]
    public void What_the_player_said_decides_before_the_way_and_the_ordinary_length()
    {
        var length = TickLengthRules.Assess(Doing(Act.Go, seconds: 7200, way: 300, manner: Manner.Careful), Chance);

        Assert.Equal(7200, length.Seconds);
        Assert.Equal("it was said to take 2 hours", length.Because);
    }

    [Fact]
    public void The_way_decides_before_the_ordinary_length()
    {
        var length = TickLengthRules.Assess(Doing(Act.Go, way: 300), Chance);

        Assert.Equal(300, length.Seconds);
        Assert.Equal("the way takes 5 minutes", length.Because);
    }

    [Theory]
    [InlineData(Manner.Plain, 300)]
    [InlineData(Manner.Careful, 600)]
    [InlineData(Manner.Hasty, 150)]
    [InlineData(Manner.Quiet, 450)]
    [InlineData(Manner.Forceful, 300)]
    public void Manner_changes_how_long_a_way_takes(Manner manner, int seconds) =>
        Assert.Equal(seconds, TickLengthRules.Assess(Doing(Act.Go, way: 300, manner: manner), Chance).Seconds);

    [Theory]
    [InlineData("wait until noon", 4)]
    [InlineData("wait until the evening", 10)]
    [InlineData("wait till dusk.", 10)]
    [InlineData("wait until night", 14)]
    [InlineData("wait until midnight", 16)]
    [InlineData("wait until dawn", 21)]
    [InlineData("wait until morning", 23)]
    public void Waiting_for_a_time_of_day_ends_when_it_begins(string text, int hours)
    {
        var length = TickLengthRules.Assess(Doing(Act.Wait, text), Chance);

        Assert.Equal(hours * 3600, length.Seconds);
        Assert.StartsWith($"it is {hours} hours until ", length.Because);
    }

    [Fact]
    public void Waiting_for_the_part_of_the_day_that_it_is_already_waits_for_tomorrows()
    {
        var quarterPastEight = EightInTheMorning + 900;

        var length = TickLengthRules.Assess(Doing(Act.Wait, "wait until morning", clock: quarterPastEight), Chance);

        Assert.Equal((22 * 3600) + 2700, length.Seconds);
        Assert.Equal(DayPart.Morning, DayParts.At(quarterPastEight + length.Seconds));
    }

    [Fact]
    public void A_time_of_day_in_somebody_elses_errand_does_not_make_talk_last() =>
        Assert.InRange(TickLengthRules.Assess(Doing(Act.Talk, "tell mara to wait until dawn", topic: "dawn"), Chance).Seconds, 48, 72);

    [Theory]
    [InlineData(Act.Look)]
    [InlineData(Act.Inventory)]
    [InlineData(Act.AskMaster)]
    [InlineData(Act.OutOfCharacter)]
    public void Reading_the_world_takes_a_few_seconds_even_where_there_is_a_way(Act act)
    {
        for (ulong seed = 0; seed < 200; seed++)
            Assert.InRange(TickLengthRules.Assess(Doing(act, way: 900), new Chance(seed)).Seconds, 1, 6);
    }

    [Theory]
    [InlineData(Act.AskMaster)]
    [InlineData(Act.OutOfCharacter)]
    public void A_duration_in_words_to_the_game_master_takes_none_of_the_worlds_time(Act act) =>
        Assert.InRange(TickLengthRules.Assess(Doing(act, "what happened in the last two hours?", seconds: 7200), Chance).Seconds, 1, 6);

    [Fact]
    public void An_ordinary_length_stays_within_a_fifth_of_its_median_and_uses_that_room()
    {
        int[] seconds = [.. Enumerable.Range(0, 500).Select(n => TickLengthRules.Assess(Doing(Act.Search), new((ulong)n)).Seconds)];

        Assert.Equal((480, 720), (seconds.Min(), seconds.Max()));
        Assert.InRange(seconds.Average(), 590, 610);
    }

    [Fact]
    public void Care_never_shortens_and_haste_never_lengthens_any_act()
    {
        foreach (var act in Enum.GetValues<Act>())
            for (ulong seed = 0; seed < 50; seed++)
            {
                int Taking(Manner manner) => TickLengthRules.Assess(Doing(act, manner: manner, target: "gate"), new Chance(seed)).Seconds;
                Assert.True(Taking(Manner.Careful) >= Taking(Manner.Plain), $"{act} takes less with care");
                Assert.True(Taking(Manner.Hasty) <= Taking(Manner.Plain), $"{act} takes more in haste");
            }
    }

    [Fact]
    public void Care_doubles_and_haste_halves_an_ordinary_length()
    {
        int Taking(Manner manner) => TickLengthRules.Assess(Doing(Act.Search, manner: manner), Chance).Seconds;

        Assert.Equal(2 * Taking(Manner.Plain), Taking(Manner.Careful));
        Assert.InRange(2 * Taking(Manner.Hasty), Taking(Manner.Plain) - 1, Taking(Manner.Plain) + 1);
    }

    [Fact]
    public void A_whole_place_takes_longer_to_search_than_one_spot() =>
        Assert.True(TickLengthRules.Assess(Doing(Act.Search), Chance).Seconds
            > 3 * TickLengthRules.Assess(Doing(Act.Search, target: "barrel"), Chance).Seconds);

    [Fact]
    public void A_question_takes_longer_than_a_greeting() =>
        Assert.True(TickLengthRules.Assess(Doing(Act.Talk, target: "mara", topic: "herring"), Chance).Seconds
            > TickLengthRules.Assess(Doing(Act.Talk, target: "mara"), Chance).Seconds);

    [Theory]
    [InlineData("rest", 8, 3600)]
    [InlineData("go to sleep", 8, 28_800)]
    [InlineData("rest", 23, 28_800)]
    public void A_rest_is_as_long_as_it_must_be_to_count_short_by_day_and_long_by_night_or_asleep(string text, int hour, int seconds)
    {
        for (ulong seed = 0; seed < 50; seed++)
            Assert.Equal(seconds, TickLengthRules.Assess(Doing(Act.Rest, text, clock: hour * 3600), new Chance(seed)).Seconds);
    }

    [Theory]
    [InlineData(Act.Buy)]
    [InlineData(Act.Sell)]
    public void A_bargain_takes_a_few_minutes(Act act)
    {
        var length = TickLengthRules.Assess(Doing(act, target: "lantern"), Chance);
        Assert.InRange(length.Seconds, 240, 360);
        Assert.Equal("a bargain takes about 5 minutes", length.Because);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(-5, 1)]
    [InlineData(2_592_000, 2_592_000)]
    [InlineData(2_592_001, 2_592_000)]
    [InlineData(int.MaxValue, 2_592_000)]
    public void What_was_said_is_held_between_a_second_and_thirty_days(int said, int seconds) =>
        Assert.Equal(seconds, TickLengthRules.Assess(Doing(Act.Wait, seconds: said), Chance).Seconds);

    [Fact]
    public void A_length_cut_short_says_so() =>
        Assert.Equal("it was said to take 60 days, and no tick is longer than 30 days",
            TickLengthRules.Assess(Doing(Act.Wait, seconds: 60 * 86_400), Chance).Because);

    [Fact]
    public void The_longest_way_with_care_does_not_overflow() =>
        Assert.Equal(TickLengthRules.Longest,
            TickLengthRules.Assess(Doing(Act.Go, way: int.MaxValue, manner: Manner.Careful), Chance).Seconds);

    [Fact]
    public async Task Any_context_has_one_answer_within_the_documented_range()
    {
        var agent = new TickLengthAgent();
        for (var n = 0; n < 5000; n++)
        {
            var chance = new Chance(11).For(n);
            var context = Random(chance);
            var length = await agent.Think(context, chance, TestContext.Current.CancellationToken);
            var again = await agent.Think(Canonical.Read<TickLengthContext>(Canonical.Write(context)), new Chance(chance.Seed), default);

            Assert.InRange(length.Seconds, 1, TickLengthRules.Longest);
            Assert.NotEmpty(length.Because);
            Assert.Equal(Canonical.Write(length), Canonical.Write(again));
        }
    }
}
