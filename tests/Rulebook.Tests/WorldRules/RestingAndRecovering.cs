using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class RestingAndRecovering
{
    private const int Hour = 3600;

    private static Turn Resting(int seconds, int hitPoints = 1, int maximum = 30, int experience = 0, long restedAt = 0) =>
        ATurn.Of(Act.Rest).Lasting(seconds).In(w => w.Apply(new ExperienceGained("player", experience)).Changing("player",
            c => c with { HitPoints = hitPoints, MaxHitPoints = maximum, RestedAt = restedAt }));

    private static Roll[] HitDice(Resolution result) => [.. result.Rolls.Where(r => r.Purpose == "hit-die")];

    [Theory]
    [InlineData(Hour - 1, 0)]
    [InlineData(Hour, 1)]
    [InlineData((2 * Hour) - 1, 1)]
    [InlineData(3 * Hour, 3)]
    [InlineData(7 * Hour, 4)]
    public void A_short_rest_spends_a_hit_die_for_each_full_hour_while_there_are_some(int seconds, int dice)
    {
        var result = Resting(seconds, 1, 90, experience: 2_700).Resolve();
        Assert.Equal(dice, HitDice(result).Length);
        Assert.Equal(dice, result.After.Player.HitDiceSpent);
        Assert.Equal(1 + HitDice(result).Sum(r => r.Result), result.After.Player.HitPoints);
        Assert.Equal(dice > 0 ? "short-rest" : null, result.Outcomes[0].Why);
        Assert.Equal(result.After.Player.HitPoints - 1, result.Outcomes[0].Amount);
    }

    [Fact]
    public void The_dice_of_a_rest_are_shown_with_their_sum()
    {
        var hardy = Resting(Hour).In(w => w.Changing("player", c => c with { Abilities = c.Abilities with { Constitution = 2 } }));
        var result = hardy.Resolve();
        var die = Assert.Single(HitDice(result));
        Assert.InRange(die.Result, 1, 8);
        Assert.Equal(($"1d8 {die.Result} + 2 = {die.Result + 2}", "player"), (die.Shown, die.By));
        Assert.Contains(die, Assert.Single(result.Passages).Rolls);
        Assert.Equal(1 + die.Result + 2, result.After.Player.HitPoints);
    }

    [Fact]
    public void A_hit_die_gives_back_at_least_one_point()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            var frail = Resting(Hour).In(w => w.Changing("player", c => c with { Abilities = c.Abilities with { Constitution = -5 } }));
            var result = (frail with { Dice = new Chance(seed) }).Resolve();
            Assert.Equal(1 + Math.Max(1, HitDice(result)[0].Result - 5), result.After.Player.HitPoints);
        }
    }

    [Fact]
    public void Who_is_whole_spends_no_hit_dice()
    {
        var result = Resting(3 * Hour, 30, experience: 2_700).Resolve();
        Assert.Empty(HitDice(result));
        Assert.Equal((0, 0), (result.After.Player.HitDiceSpent, result.Outcomes[0].Amount));
    }

    [Theory]
    [InlineData(8 * Hour)]
    [InlineData(12 * Hour)]
    public void A_long_rest_gives_back_all_hit_points_and_half_of_the_hit_dice(int seconds)
    {
        var result = Resting(seconds, experience: 2_700).In(w => w.Changing("player", c => c with { HitDiceSpent = 4 })).Resolve();
        var after = result.After.Player;
        Assert.Equal((30, 2, result.After.Clock), (after.HitPoints, after.HitDiceSpent, after.RestedAt));
        Assert.Equal(("long-rest", 29), (result.Outcomes[0].Why, result.Outcomes[0].Amount));
        Assert.Empty(HitDice(result));
    }

    [Theory]
    [InlineData(24 * Hour, true)]
    [InlineData((24 * Hour) - 1, false)]
    public void Only_one_long_rest_counts_in_a_day(int since, bool counts)
    {
        var end = (10 * Hour) + (8 * Hour) + (48L * Hour);
        var result = Resting(8 * Hour, restedAt: end - since).In(w => w with { Clock = end - (8 * Hour) }).Resolve();
        Assert.Equal(counts ? "long-rest" : "short-rest", result.Outcomes[0].Why);
        Assert.Equal(counts ? end : end - since, result.After.Player.RestedAt);
        Assert.Equal(counts ? 0 : 1, HitDice(result).Length);
    }

    [Fact]
    public void Who_is_down_comes_round_after_one_to_four_hours()
    {
        var hours = Enumerable.Range(0, 200).Select(seed => Enumerable.Range(1, 5).First(h =>
            (Resting(h * Hour, 0) with { Dice = new Chance((ulong)seed) }).Resolve().Outcomes[0].Why == "came-round")).ToArray();
        Assert.Equal([1, 2, 3, 4], hours.Distinct().Order());
        Assert.All([1, 2, 3, 4], h => Assert.InRange(hours.Count(n => n == h), 25, 80));
    }

    [Fact]
    public void Who_has_come_round_rests_for_what_is_left()
    {
        var result = Resting(12 * Hour, 0).Resolve();
        Assert.Equal(["came-round", "long-rest"], result.Outcomes.Select(o => o.Why));
        Assert.Equal(30, result.After.Player.HitPoints);
        var briefly = Enumerable.Range(0, 50).Select(seed => (Resting(4 * Hour, 0) with { Dice = new Chance((ulong)seed) }).Resolve());
        Assert.All(briefly, r => Assert.True(r.After.Player.HitPoints >= 1 && r.Outcomes.All(o => o.Why != "long-rest")));
    }

    [Fact]
    public void Waiting_brings_one_round_too_and_heals_nothing_else()
    {
        var down = ATurn.Of(Act.Wait).In(w => w.Changing("player", c => c with { HitPoints = 0 }));
        Assert.Equal(1, down.Lasting(5 * Hour).Resolve().After.Player.HitPoints);
        Assert.Equal((0, OutcomeKind.Waited), (down.Lasting(60).Resolve().After.Player.HitPoints, down.Lasting(60).TheOutcome().Kind));
        Assert.Equal(8, ATurn.Of(Act.Wait).Lasting(9 * Hour).Resolve().After.Player.HitPoints);
    }

    [Theory]
    [InlineData(5, Hour, 10)]
    [InlineData(5, Hour - 1, 3)]
    [InlineData(6, 8 * Hour, 3)]
    [InlineData(22, 8 * Hour, 10)]
    [InlineData(10, 24 * Hour, 10)]
    public void The_others_wake_whole_at_six(int hour, int seconds, int left)
    {
        var turn = ATurn.Of(Act.Wait).Lasting(seconds).In(w => w.At(hour).Changing("mara", c => c with { HitPoints = 3 }));
        var result = turn.Resolve();
        Assert.Equal(left, result.After.Characters["mara"].HitPoints);
        Assert.Equal(left == 3 ? [] : [new WoundsHealed("mara", 7)], result.Changes.OfType<WoundsHealed>());
    }

    [Fact]
    public void Others_who_are_down_come_round_within_four_hours_of_the_clock()
    {
        var down = ATurn.Of(Act.Wait).In(w => w.Changing("jory", c => c with { HitPoints = 0 }));
        Assert.Equal(1, down.Lasting(4 * Hour).Resolve().After.Characters["jory"].HitPoints);
        Assert.Equal(0, down.Lasting(60).Resolve().After.Characters["jory"].HitPoints);
    }

    [Fact]
    public void Who_is_hurt_in_a_turn_does_not_recover_in_it()
    {
        var fall = new Storylet("fall", "mishap", "A beam falls.", "pain", 100, 0, [], [new(EffectKind.Hurt, "", "3")]);
        var result = ATurn.Of(Act.Look).Lasting(24 * Hour).Befalling(fall).Resolve();
        Assert.Equal(5, result.After.Player.HitPoints);
    }

    [Fact]
    public void A_draught_gives_back_what_its_dice_say()
    {
        var strengths = new SortedSet<int>();
        for (ulong seed = 0; seed < 300; seed++)
        {
            var turn = ATurn.Of(Act.Consume, "bread").In(w => w.Changing("player", c => c with { HitPoints = 1, MaxHitPoints = 50 })
                .With(w.Items["bread"] with { Name = "red draught", Tags = ["heals:2d4+2"] })) with { Dice = new Chance(seed) };
            var result = turn.Resolve();
            var die = Assert.Single(result.Rolls);
            Assert.Equal($"2d4 {die.Result} + 2 = {die.Result + 2}", die.Shown);
            Assert.Equal((die.Result + 2, die.Result + 3), (result.Outcomes[0].Amount, result.After.Player.HitPoints));
            strengths.Add(die.Result + 2);
        }
        Assert.Equal([4, 5, 6, 7, 8, 9, 10], strengths);
        Assert.Empty(ATurn.Of(Act.Consume, "bread").Resolve().Rolls);
    }
}
