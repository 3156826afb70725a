using Storyteller.Contracts;
using static Storyteller.Narrator.Tests.AFight;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

public sealed class StrikesTests
{
    [Fact]
    public void A_hit_a_miss_a_critical_hit_and_a_blow_that_does_no_harm_are_never_told_alike()
    {
        Outcome[] strikes = [Struck("wolf-1", "player", strike: "bite"), Struck("wolf-1", "player", Degree.Failure, strike: "bite"),
            Struck("wolf-1", "player", Degree.Triumph, strike: "bite"), Struck("wolf-1", "player", amount: 0, strike: "bite"),
            Struck("wolf-1", "player", Degree.Disaster, strike: "bite")];
        var told = strikes.SelectMany(strike => Often(Of(strike), 150).Distinct()).ToList();
        Assert.Equal(told.Distinct().Count(), told.Count);
    }

    [Fact]
    public void What_a_foe_strikes_with_is_its_own()
    {
        Assert.Contains(Often(Of(Struck("bandit-1", "player", strike: "scimitar")), 200), text =>
            text.Contains("with his scimitar", StringComparison.Ordinal));
        Assert.Contains(Often(Of(Struck("wolf-1", "player", strike: "bite")), 200), text =>
            text.Contains("first wolf’s bite", StringComparison.Ordinal));
    }

    [Fact]
    public void A_bite_is_a_bite_and_a_shot_is_aimed()
    {
        Assert.Contains(Often(Of(Struck("wolf-1",
            "player", strike: "bite")), 200), text => text.Contains("bites you", StringComparison.Ordinal));
        Always(Of(Struck("bandit-1", "player", strike: "shortbow")), text => Assert.DoesNotMatch("blow|swing|steps in", text));
        Always(Of(Struck("bandit-1", "player", Degree.Failure, strike: "shortbow")), text => Assert.DoesNotMatch("blow|swing|lash", text));
    }

    [Fact]
    public void Words_that_are_no_name_of_a_strike_are_left_out() =>
        Always(Of(Struck("wolf-1",
            "player", strike: "It howls. Twice.")), text => Assert.DoesNotContain("howls", text, StringComparison.Ordinal));

    [Fact]
    public void The_only_strike_names_the_thing_it_is_made_with_and_many_do_not_all()
    {
        Always(Of(Struck("player",
            "wolf-1", thing: "ash-oar")), text => Assert.Contains("the ashen oar", text, StringComparison.OrdinalIgnoreCase));
        var many = Often(Of(Struck("player", "wolf-1", thing: "ash-oar"), Struck("player", "wolf-2", thing: "ash-oar")), 100);
        Assert.Contains(many, text => !text.Contains("oar", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_blows_of_one_fighter_are_mostly_one_sentence() => InOne(text => text.Count(c => c == '.') == 1,
        Struck("bandit-1", "player"), Struck("bandit-1", "player"));

    [Fact]
    public void Misses_of_several_at_the_same_one_are_mostly_one_sentence() => InOne(
        text => text.Contains("the first wolf, the second wolf and the bandit", StringComparison.OrdinalIgnoreCase),
        Struck("wolf-1", "player", Degree.Failure), Struck("wolf-2", "player", Degree.Failure), Struck("bandit-1",
            "player", Degree.Failure));

    [Theory]
    [InlineData(Degree.Success, Degree.Failure, "once|one goes home|one blow")]
    [InlineData(Degree.Failure, Degree.Failure, "miss|elsewhere|no blow|for nothing|turn aside")]
    public void Of_blows_told_together_as_many_land_as_did(Degree first, Degree second, string told)
    {
        var together = Often(Of(Struck("bandit-1", "player", first), Struck("bandit-1", "player", second)), 150)
            .Where(text => text.Count(c => c == '.') == 1);
        Assert.NotEmpty(together);
        Assert.All(together, text => Assert.Matches(told, text));
    }

    [Fact]
    public void A_hit_and_a_miss_of_different_foes_are_told_one_by_one() =>
        Always(Of(Struck("wolf-1", "player"), Struck("bandit-1", "player", Degree.Failure)), text =>
            Assert.DoesNotContain("wolf and the bandit", text, StringComparison.Ordinal));

    [Fact]
    public void The_player_s_own_blow_is_never_one_of_several() =>
        Always(Of(Struck("player", "wolf-1"), Struck("odile-crane", "wolf-1")), text =>
            Assert.DoesNotMatch("you and Odile|Odile Crane and you", text));

    [Fact]
    public void A_critical_hit_stands_alone() =>
        Always(Of(Struck("wolf-1", "player", Degree.Triumph), Struck("wolf-2", "player", Degree.Triumph)), text =>
            Assert.DoesNotContain("wolf and the", text, StringComparison.Ordinal));

    private static void InOne(Func<string, bool> isOne, params Outcome[] outcomes)
    {
        var told = Often(Of(outcomes), 200);
        Assert.InRange(told.Count(isOne), 100, 170);
    }
}
