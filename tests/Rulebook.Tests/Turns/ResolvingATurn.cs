using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class ResolvingATurn
{
    [Fact]
    public void What_is_missing_is_named()
    {
        var turn = ATurn.Of(Act.Wait);
        Assert.Contains("length", Assert.Throws<InvalidOperationException>(() => (turn with { Length = null }).Resolve()).Message);
        Assert.Contains("difficulty", Assert.Throws<InvalidOperationException>(() => (turn with { Difficulty = null }).Resolve()).Message);
        Assert.Contains("proposals", Assert.Throws<InvalidOperationException>(() => (turn with { Proposals = null }).Resolve()).Message);
        Assert.Contains("review", Assert.Throws<InvalidOperationException>(() => (turn with { Review = null }).Resolve()).Message);
    }

    [Fact]
    public void The_clock_goes_on_first_by_the_length_of_the_turn()
    {
        var result = ATurn.Of(Act.Wait).Lasting(900).Resolve();
        Assert.Equal(new ClockAdvanced(900), result.Changes[0]);
        Assert.Equal(AHarbourInn.World.Clock + 900, result.After.Clock);
    }

    [Fact]
    public void The_world_after_counts_the_turn() => Assert.Equal(9, (ATurn.Of(Act.Wait) with { Number = 9 }).Resolve().After.Tick);

    [Fact]
    public void Without_a_check_there_is_no_roll() => Assert.Empty(ATurn.Of(Act.Wait).Resolve().Rolls);

    [Fact]
    public void A_check_is_shown_as_it_fell()
    {
        var turn = ATurn.Of(Act.Exert).GoingLike(Degree.Success);
        Assert.Equal([new Roll("athletics", 20, 10, 5, 15, true, "d20 10 + 5 = 15 vs DC 15", World.PlayerId)], turn.Resolve().Rolls);
    }

    [Fact]
    public void Another_length_throws_the_same_dice()
    {
        var turn = ATurn.Of(Act.Exert).GoingLike(Degree.Failure);
        Assert.Equal(turn.Resolve().Rolls, turn.Lasting(5000).Resolve().Rolls);
    }

    [Theory]
    [InlineData(20, 0, 40, Degree.Triumph)]
    [InlineData(1, 30, 5, Degree.Disaster)]
    [InlineData(15, 5, 10, Degree.Triumph)]
    [InlineData(14, 5, 10, Degree.Success)]
    [InlineData(5, 5, 10, Degree.Success)]
    [InlineData(4, 5, 10, Degree.Failure)]
    [InlineData(6, 5, 20, Degree.Failure)]
    [InlineData(5, 5, 20, Degree.Disaster)]
    public void How_well_a_throw_went_is_read_from_its_margin_and_from_the_die_itself(int natural, int modifier, int dc, Degree degree) =>
        Assert.Equal(degree, Checks.DegreeOf(natural, modifier, dc));

    [Theory]
    [InlineData(Act.Take)]
    [InlineData(Act.Go)]
    [InlineData(Act.Improvise)]
    public void Who_is_down_cannot_do_much(Act act) =>
        Assert.Equal("down", ATurn.Of(act, "iron-key").In(w => w.Changing("player", c => c with { HitPoints = 0 })).WhyImpossible());

    [Fact]
    public void Who_is_down_can_rest() => Assert.Equal(OutcomeKind.Rested,
        ATurn.Of(Act.Rest).In(w => w.Changing("player", c => c with { HitPoints = 0 })).TheOutcome().Kind);

    [Fact]
    public void An_act_that_the_rules_have_never_heard_of_is_tried_freely() =>
        Assert.Equal(OutcomeKind.Tried, ATurn.Of((Act)99).TheOutcome().Kind);
}
