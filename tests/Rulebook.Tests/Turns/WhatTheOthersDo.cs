using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class WhatTheOthersDo
{
    private static readonly Turn Turn = ATurn.Of(Act.Wait);

    [Fact]
    public void Before_they_have_decided_there_is_nothing_of_them() => Assert.Empty(Turn.Resolve().Others);

    [Fact]
    public void A_line_is_said_and_warms_a_little()
    {
        var result = Turn.Deciding("mara", Deed.Say, "player", speech: "greet", words: "Good morning.").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Said, "mara", "player", Why: "greet", Words: "Good morning.")], result.Others);
        Assert.Equal(1, result.After.Affinity("mara", "player"));
    }

    [Fact]
    public void Words_alone_make_no_friends()
    {
        var turn = Turn.In(w => w.Apply(new RelationShifted("mara", "player", 30, "old times")));
        Assert.Equal(30, turn.Deciding("mara", Deed.Say, "player", speech: "thank", words: "Bless you.").Resolve()
            .After.Affinity("mara", "player"));
        Assert.Equal(29, turn.Deciding("mara", Deed.Say, "player", speech: "refuse", words: "No.").Resolve()
            .After.Affinity("mara", "player"));
    }

    [Fact]
    public void Whom_one_speaks_to_remembers_it_unless_it_is_the_player()
    {
        var turn = Turn.In(w => w.Placing("jory", "taproom"));
        var result = turn.Deciding("mara", Deed.Say, "jory", speech: "ask", words: "More ale?").Resolve();
        Assert.Equal([new Memory(1, OutcomeKind.Said, "mara", "jory", null, 2)], result.After.Memories["jory"]);
        Assert.Empty(Turn.Deciding("mara", Deed.Say, "player", speech: "ask", words: "More ale?").Resolve().After.Memories);
    }

    [Theory]
    [InlineData("jory")]
    [InlineData("mara")]
    [InlineData("no-such-id")]
    public void Nothing_is_said_to_who_is_not_there(string target) =>
        Assert.Empty(Turn.Deciding("mara", Deed.Say, target, speech: "greet", words: "Well?").Resolve().Others);

    [Fact]
    public void Nothing_is_said_or_given_to_a_player_whom_nobody_sees()
    {
        var hidden = Turn.In(w => w.With(new Fact("player", "hidden")));
        Assert.Empty(hidden.Deciding("mara", Deed.Say, "player", speech: "greet", words: "Well?").Resolve().Others);
        Assert.Empty(hidden.Deciding("mara", Deed.Give, "ladle", "player").Resolve().Others);
    }

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
