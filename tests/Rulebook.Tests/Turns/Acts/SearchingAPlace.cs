using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class SearchingAPlace
{
    private static readonly Turn Turn = ATurn.Of(Act.Search);
    private static readonly Turn NothingHidden = Turn.In(w => w.Without("loose-coin", "hidden"));

    [Fact]
    public void What_is_hidden_turns_up_and_stays_found()
    {
        var result = Turn.Resolve();
        Assert.Equal([new Outcome(OutcomeKind.Searched, "player", "taproom", "loose-coin")], result.Outcomes);
        Assert.False(result.After.Holds("loose-coin", "hidden"));
    }

    [Fact]
    public void Who_searches_badly_finds_nothing()
    {
        var result = Turn.GoingLike(Degree.Failure).Resolve();
        Assert.Null(Assert.Single(result.Outcomes).Other);
        Assert.True(result.After.Holds("loose-coin", "hidden"));
    }

    [Fact]
    public void Somebody_in_hiding_is_found() =>
        Assert.Equal("mara", NothingHidden.In(w => w.With(new Fact("mara", "hidden"))).TheOutcome().Other);

    [Fact]
    public void Where_nothing_is_hidden_an_exit_not_yet_taken_draws_the_eye()
    {
        var seen = Enumerable.Range(1, 30).Select(n => (NothingHidden with { Dice = new Chance((ulong)n) }).TheOutcome().Other);
        Assert.Equal(["attic", "cellar"], seen.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Where_every_exit_is_known_a_detail_does()
    {
        var known = NothingHidden.In(w => w with { Known = w.Known.Union(["attic", "cellar"]) });
        var seen = Enumerable.Range(1, 60).Select(n => (known with { Dice = new Chance((ulong)n) }).TheOutcome());
        Assert.Equal(["It smells of tar and onions.", "The cellar door is closed.", "The fire crackles.", "The trapdoor is closed."],
            seen.Select(o => o.Words).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void In_the_dark_there_is_no_searching() =>
        Assert.Equal("too-dark", Turn.In(w => w.Placing("player", "cellar")).WhyImpossible());

    [Fact]
    public void With_a_light_one_finds_what_lies_in_the_dark() =>
        Assert.Equal("cask", Turn.In(w => w.Placing("player", "cellar").Having("lantern", "player")).TheOutcome().Other);

    [Fact]
    public void Nobody_awake_lets_their_pockets_be_searched()
    {
        var outcome = ATurn.Of(Act.Search, "mara").TheOutcome();
        Assert.Equal((OutcomeKind.Impossible, "not-yours", "mara"), (outcome.Kind, outcome.Why, outcome.Other));
    }

    [Fact]
    public void Who_is_down_can_be_searched() =>
        Assert.Equal("ladle", ATurn.Of(Act.Search, "mara").In(w => w.Changing("mara", c => c with { HitPoints = 0 })).TheOutcome().Other);

    [Fact]
    public void A_thing_can_be_gone_over() => Assert.Equal("A plain anvil.", ATurn.Of(Act.Search, "anvil").TheOutcome().Words);
}
