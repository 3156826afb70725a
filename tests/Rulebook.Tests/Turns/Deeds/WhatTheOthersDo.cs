using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class WhatTheOthersDo
{
    private static readonly Turn Turn = ATurn.Of(Act.Wait);

    [Fact]
    public void Before_they_have_decided_there_is_nothing_of_them() => Assert.Empty(Turn.Resolve().Others);

    [Theory]
    [InlineData(Deed.Go, null)]
    [InlineData(Deed.Flee, "flees")]
    public void One_can_be_seen_to_leave(Deed deed, string? why)
    {
        var result = Turn.Deciding("mara", deed, "quay").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Moved, "mara", "quay", "taproom", Why: why)], result.Others);
        Assert.Equal("quay", result.After.Characters["mara"].At);
    }

    [Fact]
    public void Who_flees_without_a_goal_takes_the_quickest_way_out() =>
        Assert.Equal("attic", Turn.Deciding("mara", Deed.Flee).Resolve().After.Characters["mara"].At);

    [Fact]
    public void Towards_a_far_place_one_gets_one_step_in_a_turn() =>
        Assert.Equal("quay", Turn.Deciding("mara", Deed.Go, "lighthouse").Resolve().After.Characters["mara"].At);

    [Fact]
    public void Who_decides_to_come_is_seen_to_arrive() => Assert.Equal([new Outcome(OutcomeKind.Moved, "jory", "taproom", "quay")],
        Turn.Deciding("jory", Deed.Go, "taproom").Resolve().Others);

    [Fact]
    public void What_is_done_elsewhere_is_not_seen()
    {
        var result = Turn.Deciding("jory", Deed.Take, "lantern").Resolve();
        Assert.Empty(result.Others);
        Assert.Equal("jory", result.After.Items["lantern"].At);
    }

    [Fact]
    public void Nobody_finds_a_thing_in_the_dark()
    {
        var dark = Turn.In(w => w.Placing("jory", "cellar")).Deciding("jory", Deed.Take, "cask");
        Assert.Equal("cellar", dark.Resolve().After.Items["cask"].At);
        Assert.Equal("jory", dark.In(w => w.Having("lantern", "cellar")).Resolve().After.Items["cask"].At);
    }

    [Theory]
    [InlineData("cellar")]
    [InlineData("no-such-id")]
    [InlineData("taproom")]
    [InlineData(null)]
    public void One_stays_where_there_is_no_way(string? to)
    {
        var result = Turn.Deciding("mara", Deed.Go, to).Resolve();
        Assert.Empty(result.Others);
        Assert.Equal("taproom", result.After.Characters["mara"].At);
    }

    [Fact]
    public void One_takes_what_lies_there()
    {
        var result = Turn.Deciding("mara", Deed.Take, "iron-key").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Took, "mara", "iron-key")], result.Others);
        Assert.Equal("mara", result.After.Items["iron-key"].At);
    }

    [Theory]
    [InlineData("anvil")]
    [InlineData("letter")]
    [InlineData("loose-coin")]
    [InlineData("cask")]
    [InlineData("no-such-id")]
    public void One_does_not_take_what_is_fixed_or_carried_or_hidden_or_elsewhere(string item) =>
        Assert.Empty(Turn.Deciding("mara", Deed.Take, item).Resolve().Others);

    [Fact]
    public void Of_two_who_want_the_same_thing_the_first_by_id_gets_it()
    {
        var turn = Turn.In(w => w.Placing("jory", "taproom")).Deciding("mara", Deed.Take, "iron-key")
            .Deciding("jory", Deed.Take, "iron-key");
        Assert.Equal("jory", Assert.Single(turn.Resolve().Others, o => o.Kind == OutcomeKind.Took).Actor);
    }

    [Fact]
    public void What_the_player_took_first_is_gone() =>
        Assert.Empty((ATurn.Of(Act.Take, "iron-key")).Deciding("mara", Deed.Take, "iron-key").Resolve().Others);

    [Fact]
    public void One_gives_what_one_has()
    {
        var result = Turn.Deciding("mara", Deed.Give, "ladle", "player").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Gave, "mara", "ladle", "player")], result.Others);
        Assert.Equal("player", result.After.Items["ladle"].At);
    }

    [Fact]
    public void A_gift_between_others_is_remembered_and_liked()
    {
        var result = Turn.In(w => w.Placing("jory", "taproom")).Deciding("mara", Deed.Give, "ladle", "jory").Resolve();
        Assert.Equal(3, result.After.Affinity("jory", "mara"));
        Assert.Equal([new Memory(1, OutcomeKind.Gave, "mara", "ladle", null, 4)], result.After.Memories["jory"]);
    }

    [Theory]
    [InlineData("iron-key", "player")]
    [InlineData("ladle", "jory")]
    [InlineData("ladle", null)]
    public void One_does_not_give_what_one_has_not_or_to_who_is_not_there(string item, string? to) =>
        Assert.Empty(Turn.Deciding("mara", Deed.Give, item, to).Resolve().Others);

    [Fact]
    public void Who_stays_may_be_busy()
    {
        Assert.Equal([new Outcome(OutcomeKind.Busied, "mara", Words: "wiping the bar")],
            Turn.Deciding("mara", Deed.Stay, words: "wiping the bar").Resolve().Others);
        Assert.Empty(Turn.Deciding("mara", Deed.Stay).Resolve().Others);
    }

    [Theory]
    [InlineData("player")]
    [InlineData("no-such-id")]
    public void Nobody_decides_for_the_player_or_for_who_does_not_exist(string who) =>
        Assert.Equal(Turn.Resolve().Changes, Turn.Deciding(who, Deed.Take, "iron-key").Resolve().Changes);

    [Fact]
    public void Who_is_down_does_nothing() => Assert.Empty(
        Turn.In(w => w.Changing("mara", c => c with { HitPoints = 0 })).Deciding("mara", Deed.Stay, words: "dreaming").Resolve().Others);
}
