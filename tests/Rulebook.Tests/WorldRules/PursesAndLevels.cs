using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class PursesAndLevels
{
    private static readonly World Start = AMarket.World;

    [Theory]
    [InlineData("player", "mara", 30, 70, 90)]
    [InlineData("player", "mara", 300, 0, 160)]
    [InlineData("", "mara", 5, 100, 65)]
    [InlineData("mara", "", 5, 100, 55)]
    [InlineData("mara", "", 500, 100, 0)]
    [InlineData("player", "mara", 0, 100, 60)]
    [InlineData("player", "mara", -7, 100, 60)]
    [InlineData("player", "player", 7, 100, 60)]
    [InlineData("player", "ghost", 7, 100, 60)]
    [InlineData("ghost", "mara", 7, 100, 60)]
    [InlineData("", "", 7, 100, 60)]
    public void Nobody_pays_more_than_they_have(string from, string to, int amount, int player, int mara)
    {
        var after = Start.Apply(new CoinsMoved(from, to, amount));
        Assert.Equal((player, mara), (after.Player.Coins, after.Characters["mara"].Coins));
    }

    [Fact]
    public void A_purse_never_overflows()
    {
        var rich = Start.Apply([new CoinsMoved("", "mara", int.MaxValue), new CoinsMoved("player", "mara", 100)]);
        Assert.Equal((int.MaxValue, 100), (rich.Characters["mara"].Coins, rich.Player.Coins));
    }

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(0, 1)]
    [InlineData(299, 1)]
    [InlineData(300, 2)]
    [InlineData(899, 2)]
    [InlineData(6_500, 5)]
    [InlineData(354_999, 19)]
    [InlineData(355_000, 20)]
    [InlineData(int.MaxValue, 20)]
    public void Experience_makes_the_levels_of_the_srd(int experience, int level) => Assert.Equal(level, Levels.Of(experience));

    [Fact]
    public void Each_level_begins_where_its_experience_is_reached()
    {
        for (var level = 1; level <= Levels.Highest; level++)
        {
            Assert.Equal(level, Levels.Of(Levels.ExperienceFor(level)));
            if (level > 1) Assert.Equal(level - 1, Levels.Of(Levels.ExperienceFor(level) - 1));
        }
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(4, 2)]
    [InlineData(5, 3)]
    [InlineData(9, 4)]
    [InlineData(17, 6)]
    [InlineData(20, 6)]
    public void Proficiency_grows_every_fourth_level(int level, int bonus) => Assert.Equal(bonus, Levels.ProficiencyAt(level));

    [Theory]
    [InlineData(0, 299, 10, 8)]
    [InlineData(0, 300, 15, 13)]
    [InlineData(2, 300, 17, 15)]
    [InlineData(0, 900, 20, 18)]
    [InlineData(-5, 900, 12, 10)]
    [InlineData(0, -50, 10, 8)]
    public void A_new_level_brings_five_hit_points_and_the_constitution(int constitution, int experience, int maximum, int hitPoints)
    {
        var who = Start.Changing("player", c => c with { Abilities = c.Abilities with { Constitution = constitution } })
            .Apply(new ExperienceGained("player", experience)).Player;
        Assert.Equal((maximum, hitPoints, Math.Max(0, experience)), (who.MaxHitPoints, who.HitPoints, who.Experience));
    }

    [Fact]
    public void A_level_is_reached_once_however_the_experience_comes()
    {
        var slowly = Start.Apply(Enumerable.Repeat<WorldEvent>(new ExperienceGained("player", 25), 36));
        Assert.Equal(WorldHash.Of(Start.Apply(new ExperienceGained("player", 900))), WorldHash.Of(slowly));
    }

    [Fact]
    public void Hit_dice_are_spent_down_to_none_and_half_come_back_with_a_long_rest()
    {
        var third = Start.Apply(new ExperienceGained("player", 2_700));
        var spent = third.Apply(Enumerable.Repeat<WorldEvent>(new HitDieSpent("player"), 9));
        Assert.Equal(4, spent.Player.HitDiceSpent);
        var rested = spent.Apply(new LongRestTaken("player", 123_456));
        Assert.Equal((2, 123_456L), (rested.Player.HitDiceSpent, rested.Player.RestedAt));
        Assert.Equal(0, Start.Apply([new HitDieSpent("player"), new LongRestTaken("player", 9)]).Player.HitDiceSpent);
    }

    [Fact]
    public void What_is_about_nobody_changes_nothing() =>
        Assert.All(new WorldEvent[] { new ExperienceGained("ghost", 9), new HitDieSpent("ghost"), new LongRestTaken("ghost", 9),
            new EffectsCameDue("nothing"), new CoinsMoved("ghost", "ghost", 1) },
            change => Assert.Equal(WorldHash.Of(Start), WorldHash.Of(Start.Apply(change))));
}
