using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class WalkingAbout
{
    [Fact]
    public void One_arrives_at_a_neighbouring_place()
    {
        var result = ATurn.Of(Act.Go, "quay").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Moved, "player", "quay", "taproom")], result.Outcomes);
        Assert.Equal("quay", result.After.Player.At);
    }

    [Fact]
    public void Where_one_has_been_is_known_afterwards()
    {
        var turn = ATurn.Of(Act.Go, "attic");
        Assert.DoesNotContain("attic", turn.Before.Known);
        Assert.Contains("attic", turn.Resolve().After.Known);
    }

    [Fact]
    public void A_known_place_is_reached_in_one_go_and_what_lies_between_becomes_known()
    {
        var result = ATurn.Of(Act.Go, "lighthouse").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Moved, "player", "lighthouse", "taproom")], result.Outcomes);
        Assert.Equal(["quay", "coast-road", "lighthouse"],
            result.Changes.OfType<CharacterMoved>().Where(m => m.CharacterId == "player").Select(m => m.To));
        Assert.Contains("coast-road", result.After.Known);
    }

    [Fact]
    public void A_far_place_that_is_not_known_is_not_found() => Assert.Equal("no-exit", ATurn.Of(Act.Go, "cove").WhyImpossible());

    [Fact]
    public void A_closed_door_is_opened_on_the_way()
    {
        var result = ATurn.Of(Act.Go, "attic").Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Opened, "player", "attic", Words: "trapdoor"),
            new Outcome(OutcomeKind.Moved, "player", "attic", "taproom")], result.Outcomes);
        Assert.False(result.After.Holds("attic-door", "closed"));
    }

    [Fact]
    public void A_door_farther_on_is_told_where_it_is_opened()
    {
        var result = ATurn.Of(Act.Go, "attic").In(w => w.Placing("player", "quay") with { Known = w.Known.Add("attic") }).Resolve();
        Assert.Equal([("taproom", "quay"), ("attic", null), ("attic", "taproom")], result.Outcomes.Select(o => (o.Target, o.Other)));
    }

    [Fact]
    public void A_locked_door_is_not_passed()
    {
        var result = ATurn.Of(Act.Go, "cellar").Resolve();
        Assert.Equal("locked", Assert.Single(result.Outcomes).Why);
        Assert.Equal("taproom", result.After.Player.At);
    }

    [Fact]
    public void Before_a_locked_door_the_key_in_hand_is_offered() =>
        Assert.Equal("iron-key", ATurn.Of(Act.Go, "cellar").In(w => w.Having("iron-key", "player")).TheOutcome().Other);

    [Fact]
    public void A_known_place_behind_a_lock_is_locked_and_a_cut_off_one_has_no_exit()
    {
        var turn = ATurn.Of(Act.Go, "cellar").In(w => w.Placing("player", "quay") with { Known = w.Known.Add("cellar") });
        Assert.Equal("locked", turn.WhyImpossible());
        var walled = turn.In(w => w with { Places = w.Places.SetItem("taproom", w.Places["taproom"] with { Exits = [] }) });
        Assert.Equal("no-exit", walled.WhyImpossible());
    }

    [Theory]
    [InlineData("taproom", "already-there")]
    [InlineData("mara", "already-there")]
    [InlineData("anvil", "already-there")]
    [InlineData("jory", "not-here")]
    [InlineData("cask", "not-here")]
    [InlineData("no-such-id", "no-exit")]
    [InlineData(null, "no-exit")]
    public void There_is_no_going_where_no_way_leads(string? to, string why) => Assert.Equal(why, ATurn.Of(Act.Go, to).WhyImpossible());

    [Fact]
    public void A_way_that_exists_is_offered_instead() => Assert.Equal("quay", ATurn.Of(Act.Go, topic: "outside").TheOutcome().Other);

    [Fact]
    public void A_door_can_be_named_instead_of_the_place_behind_it() =>
        Assert.Equal("attic", ATurn.Of(Act.Go, "attic-door").Resolve().After.Player.At);

    [Theory]
    [InlineData(Manner.Quiet, Degree.Success, true)]
    [InlineData(Manner.Quiet, Degree.Failure, false)]
    [InlineData(Manner.Plain, Degree.Success, false)]
    public void Only_who_goes_quietly_stays_hidden(Manner manner, Degree degree, bool hidden)
    {
        var after = ATurn.Of(Act.Go, "quay", manner: manner).In(w => w.With(new Fact("player", "hidden"))).GoingLike(degree).Resolve()
            .After;
        Assert.Equal("quay", after.Player.At);
        Assert.Equal(hidden, after.Holds("player", "hidden"));
    }
}
