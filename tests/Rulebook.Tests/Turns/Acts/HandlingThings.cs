using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class HandlingThings
{
    [Fact]
    public void What_lies_here_can_be_taken()
    {
        var result = ATurn.Of(Act.Take, "iron-key").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Took, "player", "iron-key")], result.Outcomes);
        Assert.Equal("player", result.After.Items["iron-key"].At);
    }

    [Theory]
    [InlineData("anvil", "fixed")]
    [InlineData("ballast", "too-heavy")]
    [InlineData("letter", "already-carried")]
    [InlineData("ladle", "not-yours")]
    [InlineData("cask", "not-here")]
    [InlineData("loose-coin", "not-here")]
    [InlineData("bottle", "not-here")]
    [InlineData("mara", "not-an-item")]
    [InlineData("quay", "not-an-item")]
    [InlineData("no-such-id", "not-here")]
    [InlineData(null, "not-here")]
    public void What_cannot_be_taken_says_why(string? id, string why) => Assert.Equal(why, ATurn.Of(Act.Take, id).WhyImpossible());

    [Fact]
    public void Who_has_a_thing_is_named_so_that_one_can_ask() => Assert.Equal("mara", ATurn.Of(Act.Take, "ladle").TheOutcome().Other);

    [Fact]
    public void Nothing_is_taken_in_the_dark() =>
        Assert.Equal("too-dark", ATurn.Of(Act.Take, "cask").In(w => w.Placing("player", "cellar")).WhyImpossible());

    [Fact]
    public void Who_is_down_cannot_keep_their_things() => Assert.Equal("player",
        ATurn.Of(Act.Take, "ladle").In(w => w.Changing("mara", c => c with { HitPoints = 0 })).Resolve().After.Items["ladle"].At);

    [Fact]
    public void Who_fumbles_does_not_get_it()
    {
        var result = ATurn.Of(Act.Take, "iron-key").GoingLike(Degree.Failure).Resolve();
        Assert.Equal((OutcomeKind.Tried, Degree.Failure, "iron-key"),
            (result.Outcomes[0].Kind, result.Outcomes[0].Degree, result.Outcomes[0].Target));
        Assert.Equal("taproom", result.After.Items["iron-key"].At);
    }

    [Fact]
    public void What_one_carries_can_be_put_down()
    {
        var result = ATurn.Of(Act.Drop, "knife").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Dropped, "player", "knife")], result.Outcomes);
        Assert.Equal("taproom", result.After.Items["knife"].At);
    }

    [Theory]
    [InlineData(Act.Drop, "iron-key")]
    [InlineData(Act.Drop, null)]
    [InlineData(Act.Give, "iron-key")]
    [InlineData(Act.Give, "no-such-id")]
    public void What_one_does_not_carry_can_neither_be_dropped_nor_given(Act act, string? id) =>
        Assert.Equal("not-carried", ATurn.Of(act, id, "mara").WhyImpossible());

    [Theory]
    [InlineData("letter", "mara")]
    [InlineData("mara", "letter")]
    public void A_gift_changes_hands_whichever_is_named_first(string target, string instrument)
    {
        var result = ATurn.Of(Act.Give, target, instrument).Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Gave, "player", "letter", "mara")], result.Outcomes);
        Assert.Equal("mara", result.After.Items["letter"].At);
    }

    [Fact]
    public void A_gift_is_liked_and_more_where_it_was_wanted()
    {
        Assert.Equal(3, ATurn.Of(Act.Give, "knife", "mara").Resolve().After.Affinity("mara", "player"));
        Assert.Equal(13, ATurn.Of(Act.Give, "letter", "mara").Resolve().After.Affinity("mara", "player"));
    }

    [Theory]
    [InlineData("jory", "not-here")]
    [InlineData("anvil", "not-a-person")]
    [InlineData("quay", "not-a-person")]
    [InlineData("player", "yourself")]
    [InlineData(null, "not-here")]
    public void A_gift_needs_somebody_to_take_it(string? to, string why) =>
        Assert.Equal(why, ATurn.Of(Act.Give, "letter", to).WhyImpossible());

    [Fact]
    public void A_gift_can_be_declined()
    {
        var result = ATurn.Of(Act.Give, "letter", "mara").GoingLike(Degree.Failure).Resolve();
        Assert.Equal((OutcomeKind.Tried, "letter", "mara"), (result.Outcomes[0].Kind, result.Outcomes[0].Target, result.Outcomes[0].Other));
        Assert.Equal(("player", 0), (result.After.Items["letter"].At, result.After.Affinity("mara", "player")));
    }

    [Fact]
    public void Food_is_used_up_and_heals_a_little()
    {
        var result = ATurn.Of(Act.Consume, "bread").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Consumed, "player", "bread", Words: "heel of bread", Amount: 1)], result.Outcomes);
        Assert.Equal((9, false), (result.After.Player.HitPoints, result.After.Items.ContainsKey("bread")));
    }

    [Fact]
    public void Food_does_not_heal_the_hale()
    {
        var result = ATurn.Of(Act.Consume, "bread").In(w => w.Changing("player", c => c with { HitPoints = 10 })).Resolve();
        Assert.Equal(0, Assert.Single(result.Outcomes).Amount);
        Assert.Empty(result.Changes.OfType<WoundsHealed>());
    }

    [Fact]
    public void What_is_no_food_is_not_eaten_and_what_is_gets_offered()
    {
        Assert.Equal("not-edible", ATurn.Of(Act.Consume, "knife").WhyImpossible());
        Assert.Equal("bread", ATurn.Of(Act.Consume, "knife").TheOutcome().Other);
    }

    [Theory]
    [InlineData("bread", null, OutcomeKind.Consumed)]
    [InlineData("letter", null, OutcomeKind.ReadText)]
    [InlineData("knife", "mara", OutcomeKind.FightBegan)]
    [InlineData("knife", "bread", OutcomeKind.Used)]
    [InlineData("anvil", null, OutcomeKind.Used)]
    [InlineData("ladle", null, OutcomeKind.Impossible)]
    [InlineData(null, null, OutcomeKind.Impossible)]
    public void A_thing_is_used_for_what_it_is_good_for(string? id, string? on, OutcomeKind kind) =>
        Assert.Equal(kind, ATurn.Of(Act.Use, id, on).Resolve().Outcomes[0].Kind);

    [Fact]
    public void A_use_can_fail() => Assert.Equal(OutcomeKind.Tried, ATurn.Of(Act.Use, "anvil").GoingLike(Degree.Failure).TheOutcome().Kind);
}
