using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class OpeningAndClosing
{
    private static World WithKey(World world) => world.Having("iron-key", "player");

    [Theory]
    [InlineData("attic-door", null)]
    [InlineData("attic", null)]
    [InlineData(null, "up")]
    [InlineData(null, "trapdoor")]
    public void A_closed_door_opens_however_it_is_named(string? target, string? topic)
    {
        var result = ATurn.Of(Act.Open, target, topic: topic).Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Opened, "player", "attic", Words: "trapdoor")], result.Outcomes);
        Assert.False(result.After.Holds("attic-door", "closed"));
    }

    [Fact]
    public void The_only_door_need_not_be_named()
    {
        var turn = ATurn.Of(Act.Open).In(w => w.Placing("player", "attic"));
        Assert.Equal(OutcomeKind.Opened, turn.TheOutcome().Kind);
        Assert.Equal("not-here", (turn with { Intent = turn.Intent with { Topic = "chest" } }).WhyImpossible());
    }

    [Fact]
    public void A_key_in_hand_unlocks_and_opens()
    {
        var result = ATurn.Of(Act.Open, "cellar-door").In(WithKey).In(w => w.With(new Fact("cellar-door", "closed"))).Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Opened, "player", "cellar", "iron-key", Words: "cellar door")], result.Outcomes);
        Assert.False(result.After.Holds("cellar-door", "locked") || result.After.Holds("cellar-door", "closed"));
    }

    [Fact]
    public void A_key_never_fails() =>
        Assert.Equal(OutcomeKind.Opened, ATurn.Of(Act.Open, "cellar-door").In(WithKey).GoingLike(Degree.Disaster).TheOutcome().Kind);

    [Theory]
    [InlineData(null)]
    [InlineData("cellar-door")]
    [InlineData("cellar")]
    public void Using_the_key_does_the_same(string? on)
    {
        var after = ATurn.Of(Act.Use, "iron-key", on).In(WithKey).Resolve().After;
        Assert.False(after.Holds("cellar-door", "locked"));
    }

    [Fact]
    public void A_key_on_the_table_is_no_key_in_hand()
    {
        var result = ATurn.Of(Act.Open, "cellar-door").Resolve();
        Assert.Equal("no-key", Assert.Single(result.Outcomes).Why);
        Assert.True(result.After.Holds("cellar-door", "locked"));
    }

    [Theory]
    [InlineData(Degree.Success, OutcomeKind.Opened, false)]
    [InlineData(Degree.Failure, OutcomeKind.Tried, true)]
    public void A_lock_can_be_forced_where_a_check_allows_it(Degree degree, OutcomeKind kind, bool locked)
    {
        var result = ATurn.Of(Act.Open, "cellar-door", manner: Manner.Forceful).GoingLike(degree).Resolve();
        Assert.Equal(kind, Assert.Single(result.Outcomes).Kind);
        Assert.Equal(locked, result.After.Holds("cellar-door", "locked"));
    }

    [Theory]
    [InlineData(Act.Open, "mara", "not-openable")]
    [InlineData(Act.Open, "anvil", "not-openable")]
    [InlineData(Act.Open, "quay", "not-openable")]
    [InlineData(Act.Open, "no-such-id", "not-here")]
    [InlineData(Act.Close, "no-such-id", "not-here")]
    [InlineData(Act.Open, null, "not-here")]
    [InlineData(Act.Close, "attic-door", "already-closed")]
    [InlineData(Act.Close, "cellar-door", "already-closed")]
    public void What_is_no_door_or_stands_that_way_already_says_so(Act act, string? id, string why) =>
        Assert.Equal(why, ATurn.Of(act, id).WhyImpossible());

    [Fact]
    public void An_open_door_is_already_open() =>
        Assert.Equal("already-open", ATurn.Of(Act.Open, "attic-door").In(w => w.Without("attic-door", "closed")).WhyImpossible());

    [Fact]
    public void An_open_door_can_be_closed()
    {
        var result = ATurn.Of(Act.Close, "attic-door").In(w => w.Without("attic-door", "closed")).Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Closed, "player", "attic", Words: "trapdoor")], result.Outcomes);
        Assert.True(result.After.Holds("attic-door", "closed"));
    }

    [Fact]
    public void Locking_takes_the_key()
    {
        var turn = ATurn.Of(new Intent("lock the cellar door", Act.Close, "cellar-door")).In(w => w.Without("cellar-door", "locked"));
        Assert.Equal("no-key", turn.WhyImpossible());
        var after = turn.In(WithKey).Resolve().After;
        Assert.True(after.Holds("cellar-door", "locked") && after.Holds("cellar-door", "closed"));
    }

    [Fact]
    public void What_was_locked_with_a_key_opens_with_it_again()
    {
        var locked = ATurn.Of(Act.Close, "cellar-door", "iron-key").In(w => WithKey(w).Without("cellar-door", "locked")).Resolve().After;
        Assert.Equal(OutcomeKind.Opened, ATurn.Of(Act.Open, "cellar-door").In(_ => locked).TheOutcome().Kind);
    }
}
