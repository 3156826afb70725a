using Storyteller.Contracts;

namespace Storyteller.Terminal.Tests;

public sealed class ReviewWordsTests
{
    private static readonly IReadOnlyList<OfferedEvent> _offered = [.. "abc".Select(id => Offer($"{id}"))];

    [Theory]
    [InlineData("accept all", "Accept Accept Accept")]
    [InlineData("REJECT ALL", "Reject Reject Reject")]
    [InlineData("reject 2", "Accept Reject Accept")]
    [InlineData("  reject 3, 1 ", "Reject Accept Reject")]
    [InlineData("reject 1 and 2", "Reject Reject Accept")]
    [InlineData("accept 1; reject 3", "Accept Accept Reject")]
    public void What_is_left_out_is_accepted(string text, string verdicts)
    {
        var decided = ReviewWords.Read(text, _offered).Decided!.Decisions;
        Assert.Equal(["a", "b", "c"], decided.Select(decision => decision.StoryletId));
        Assert.Equal(verdicts, string.Join(' ', decided.Select(decision => decision.Verdict)));
        Assert.All(decided, decision => Assert.True(decision is { Text: null, Probability: null }));
    }

    [Theory]
    [InlineData("edit 1 40 % A gentler text", "A gentler text", 40)]
    [InlineData("edit 1 0% ", null, 0)]
    [InlineData("edit 1 A gentler text", "A gentler text", null)]
    [InlineData("edit 1 3 gentle wolves; more of them", "3 gentle wolves; more of them", null)]
    [InlineData("edit 1 100 % 3 wolves", "3 wolves", 100)]
    public void An_edit_has_a_percentage_a_text_or_both(string text, string? written, int? percent)
    {
        var decided = ReviewWords.Read(text, _offered).Decided!.Decisions;
        Assert.Equal(new EventDecision("a", ReviewVerdict.Edit, written, percent), decided[0]);
        Assert.All(decided.Skip(1), decision => Assert.Equal(ReviewVerdict.Accept, decision.Verdict));
    }

    [Fact]
    public void Several_decisions_stand_in_one_line()
    {
        var decided = ReviewWords.Read("reject 2; edit 3 5 % Mist; accept 1;", _offered).Decided!.Decisions;
        Assert.Equal([new("a", ReviewVerdict.Accept), new("b", ReviewVerdict.Reject), new("c", ReviewVerdict.Edit, "Mist", 5)], decided);
    }

    [Theory]
    [InlineData("reject 4", "“4” is none of the events 1 to 3.")]
    [InlineData("reject 0", "“0” is none of the events 1 to 3.")]
    [InlineData("reject wolves", "“wolves” is none of the events 1 to 3.")]
    [InlineData("accept", "“” is none of the events 1 to 3.")]
    [InlineData("accept 1; reject 1", "Event 1 is decided twice.")]
    [InlineData("edit 1 101 % Mist", "A percentage goes from 0 to 100.")]
    [InlineData("edit 1 99999999999 %", "A percentage goes from 0 to 100.")]
    [InlineData("edit 1", "An edit needs a percentage or a text.")]
    [InlineData("edit", "An edit names an event, and a percentage or a text.")]
    [InlineData("reject 2; and so on", "“2;” is none of the events 1 to 3.")]
    public void What_cannot_be_decided_is_explained_and_not_sent(string text, string wrong) =>
        Assert.Equal((null, wrong), ReviewWords.Read(text, _offered));

    [Fact]
    public void What_does_not_begin_as_a_decision_is_for_the_game_master()
    {
        Assert.Equal((new Said("look around"), null), Reading.Of("look around", LocalPrompts.Review));
        Assert.Equal((new Said("acceptance"), null), Reading.Of("acceptance", LocalPrompts.Review));
        Assert.Equal((new Said("accept all"), null), Reading.Of("accept all", LocalPrompts.Ferryman));
    }

    [Fact]
    public void A_number_alone_decides_nothing_in_a_review() =>
        Assert.Equal((null, "Say what to do with it, as in: accept 1"), Reading.Of("1", LocalPrompts.Review));

    [Theory]
    [InlineData("2", "wait")]
    [InlineData(" 1. ", "pay")]
    [InlineData("3)", "late")]
    public void A_number_makes_its_choice(string line, string choice) =>
        Assert.Equal((new Chose(choice), null), Reading.Of(line, LocalPrompts.Ferryman));

    [Theory]
    [InlineData("0")]
    [InlineData("4")]
    public void A_number_beyond_the_choices_is_not_sent(string line) =>
        Assert.Equal((null, "There are the choices 1 to 3."), Reading.Of(line, LocalPrompts.Ferryman));

    [Fact]
    public void A_number_is_a_sentence_like_any_other_while_nothing_is_asked() =>
        Assert.Equal((new Said("2"), null), Reading.Of("2", null));

    private static OfferedEvent Offer(string id) => new(id, "mood", $"Event {id}.", 10, "so", "nothing", true);
}
