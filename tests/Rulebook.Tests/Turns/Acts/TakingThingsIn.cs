using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

public sealed class TakingThingsIn
{
    private static Turn InTheCellar(Turn turn) => turn.In(w => w.Placing("player", "cellar"));

    [Fact]
    public void Looking_takes_in_the_place() =>
        Assert.Equal(new Outcome(OutcomeKind.Looked, "player", "taproom"), ATurn.Of(Act.Look).TheOutcome());

    [Fact]
    public void In_the_dark_a_look_shows_nothing()
    {
        var outcome = InTheCellar(ATurn.Of(Act.Look)).TheOutcome();
        Assert.Equal((OutcomeKind.Looked, Degree.Failure, "too-dark"), (outcome.Kind, outcome.Degree, outcome.Why));
    }

    [Theory]
    [InlineData("iron-key", "A plain iron key.")]
    [InlineData("letter", "A plain sealed letter.")]
    [InlineData("ladle", "A plain ladle.")]
    [InlineData("mara", "Mara Venn, plainly dressed.")]
    [InlineData("player", "Wanderer, plainly dressed.")]
    [InlineData("taproom", "Smoke hangs under the beams. A wide hearth takes up one wall.")]
    public void What_is_here_can_be_examined(string id, string words) =>
        Assert.Equal(new Outcome(OutcomeKind.Examined, "player", id, Words: words), ATurn.Of(Act.Examine, id).TheOutcome());

    [Theory]
    [InlineData("hearth", "A wide hearth takes up one wall.")]
    [InlineData("wide hearth", "A wide hearth takes up one wall.")]
    [InlineData("onions", "It smells of tar and onions.")]
    public void A_detail_that_the_place_mentions_can_be_examined(string topic, string words) =>
        Assert.Equal(new Outcome(OutcomeKind.Examined, "player", "taproom", Words: words),
            ATurn.Of(Act.Examine, topic: topic).TheOutcome());

    [Theory]
    [InlineData("attic-door", "The trapdoor is closed.")]
    [InlineData("cellar-door", "The cellar door is closed.")]
    public void A_door_shows_whether_it_is_closed_and_not_whether_it_is_locked(string door, string words) =>
        Assert.Equal(words, ATurn.Of(Act.Examine, door).TheOutcome().Words);

    [Theory]
    [InlineData("jory", null)]
    [InlineData("cask", null)]
    [InlineData("loose-coin", null)]
    [InlineData("no-such-id", null)]
    [InlineData(null, "dragon")]
    [InlineData(null, "")]
    [InlineData(null, null)]
    public void What_is_not_here_cannot_be_examined(string? id, string? topic) =>
        Assert.Equal("not-here", ATurn.Of(Act.Examine, id, topic: topic).WhyImpossible());

    [Fact]
    public void What_was_meant_is_said_and_the_likest_thing_offered()
    {
        var outcome = ATurn.Of(Act.Examine, topic: "key of gold").TheOutcome();
        Assert.Equal(("key of gold", "iron-key"), (outcome.Words, outcome.Other));
    }

    [Fact]
    public void A_neighbouring_place_is_offered_to_who_looks_at_it_from_afar() =>
        Assert.Equal("quay", ATurn.Of(Act.Examine, "quay").TheOutcome().Other);

    [Fact]
    public void In_the_dark_one_can_feel_only_what_one_carries()
    {
        Assert.Equal("too-dark", InTheCellar(ATurn.Of(Act.Examine, "cask")).WhyImpossible());
        Assert.Equal(OutcomeKind.Examined, InTheCellar(ATurn.Of(Act.Examine, "knife")).TheOutcome().Kind);
    }

    [Fact]
    public void Listening_brings_one_of_the_place_s_senses()
    {
        var heard = Enumerable.Range(1, 30).Select(n => (ATurn.Of(Act.Listen) with { Dice = new Chance((ulong)n) }).TheOutcome().Words);
        Assert.Equal(["It smells of tar and onions.", "The fire crackles."], heard.Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Who_listens_badly_or_where_there_is_nothing_hears_nothing()
    {
        Assert.Null(ATurn.Of(Act.Listen).GoingLike(Degree.Failure).TheOutcome().Words);
        Assert.Null(ATurn.Of(Act.Listen).In(w => w.Placing("player", "attic")).TheOutcome().Words);
    }

    [Theory]
    [InlineData("letter", "Come at once.")]
    public void What_is_written_can_be_read(string id, string words) =>
        Assert.Equal(new Outcome(OutcomeKind.ReadText, "player", id, Words: words), ATurn.Of(Act.Read, id).TheOutcome());

    [Theory]
    [InlineData("knife", "not-readable")]
    [InlineData("bottle", "not-here")]
    [InlineData("mara", "not-an-item")]
    [InlineData("ladle", "not-yours")]
    [InlineData(null, "not-here")]
    public void What_has_nothing_written_on_it_cannot(string? id, string why) => Assert.Equal(why, ATurn.Of(Act.Read, id).WhyImpossible());

    [Fact]
    public void Nothing_can_be_read_in_the_dark() => Assert.Equal("too-dark", InTheCellar(ATurn.Of(Act.Read, "letter")).WhyImpossible());
}
