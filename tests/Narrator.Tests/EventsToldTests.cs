using Storyteller.Contracts;
using static Storyteller.Narrator.Tests.AMoment;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

/// <summary>What befalls, what it asks, and what comes of the answer.</summary>
public sealed class EventsToldTests
{
    private static readonly Outcome Cry = new(OutcomeKind.Befell, "", "cry", Words: "Somebody cries out.");

    [Fact]
    public void A_question_is_asked_as_it_was_authored_and_last() =>
        Always(Of(Cry, new Outcome(OutcomeKind.Asked, "", "cry", Words: "Do you go and look?")), text =>
            Assert.Equal("Somebody cries out. Do you go and look?", text));

    [Theory]
    [InlineData(Degree.Success)]
    [InlineData(Degree.Failure)]
    public void What_comes_of_an_answer_is_told_as_it_was_authored(Degree degree) =>
        Always(Of(ByPlayer(OutcomeKind.Answered, "cry", degree: degree, words: "It is only a gull.")), text =>
            Assert.Equal("It is only a gull.", text));

    [Fact]
    public void Even_without_words_a_question_asks_and_an_answer_went_well_or_badly()
    {
        Always(Of(new Outcome(OutcomeKind.Asked, "", "cry")), text => Assert.Matches(@"\?|for you to say", text));
        Assert.Empty(Often(Of(ByPlayer(OutcomeKind.Answered, "cry"))).Intersect(
            Often(Of(ByPlayer(OutcomeKind.Answered, "cry", degree: Degree.Failure)))));
    }

    [Fact]
    public void An_answer_that_hurts_is_felt() =>
        Always(Of(ByPlayer(OutcomeKind.Answered, "cry", words: "The rope burns through your hands.", amount: 2)) with
        {
            PlayerHitPoints = 8,
        }, text => Assert.Matches("hurt|sore", text));

    [Fact]
    public void What_was_overtaken_is_said_to_be_late_before_it_is_said_why() => Always(
        Of(ByPlayer(OutcomeKind.Overtaken), ByPlayer(OutcomeKind.Impossible, "odile-crane", why: "not-here", words: "Odile")) with
        {
            Intent = new Intent("", Act.Talk),
        }, text =>
        {
            Assert.Matches("^(It is too late|What you meant|Things have moved on|You come to do|Events have been)", text);
            Assert.Contains("Odile", text, StringComparison.Ordinal);
        });

    [Fact]
    public void Another_s_intent_is_never_told_to_be_overtaken() =>
        Always(Of(Cry).With(new Outcome(OutcomeKind.Overtaken, "odile-crane")), text => Assert.Equal("Somebody cries out.", text));
}
