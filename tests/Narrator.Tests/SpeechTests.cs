using Storyteller.Contracts;
using static Storyteller.Narrator.Tests.AMoment;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

public sealed class SpeechTests
{
    private static NarratorContext Says(string? words, string why = "answer", string target = "player") =>
        Of().With(new Outcome(OutcomeKind.Said, "odile-crane", target, null, Degree.Success, why, words));

    private static string Bare(string text) => string.Concat(text.Where(c => char.IsLetter(c) || c == '?')).ToLowerInvariant();

    [Fact]
    public void A_line_is_spoken_between_quotation_marks_and_by_name() => Always(Says("The tide turns late."), text =>
    {
        Assert.Contains("Odile Crane", text, StringComparison.Ordinal);
        Assert.Matches("“The tide turns late[.,]”", text);
    });

    [Fact]
    public void A_line_of_two_sentences_keeps_every_word() => Always(Says("Good morning. Mind the wet planks!"), text =>
    {
        Assert.Matches("“Good morning[.,]", text);
        Assert.Contains("Mind the wet planks!", text, StringComparison.Ordinal);
    });

    [Fact]
    public void A_question_keeps_its_mark() =>
        Always(Says("Who sent you?", "ask"), text => Assert.Contains("“Who sent you?”", text, StringComparison.Ordinal));

    [Fact]
    public void Only_a_question_is_asked() =>
        Always(Says("I want that oar.", "ask"), text => Assert.DoesNotContain("asks", text, StringComparison.Ordinal));

    [Fact]
    public void Words_for_another_than_the_player_name_that_other() => Assert.Contains(Often(Says("Come along.", "ask", "gate-watchman")),
        text => text.Contains("the gate watchman", StringComparison.Ordinal));

    [Fact]
    public void A_line_without_words_is_told_without_quotation_marks() => Always(Says(null), text =>
    {
        Assert.Contains("Odile Crane", text, StringComparison.Ordinal);
        Assert.DoesNotContain('“', text);
    });

    [Fact]
    public void Quotation_marks_within_a_line_are_single() =>
        Always(Says("He said \"no\" to me."), text => Assert.Contains("'no'", text, StringComparison.Ordinal));

    [Fact]
    public void A_topic_that_has_a_name_is_spoken_of_by_that_name() =>
        Always(Of(ByPlayer(OutcomeKind.Spoke, "odile-crane", "brass-lantern", words: "lamp")),
        text => Assert.Contains("the brass lantern", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_topic_without_a_name_is_echoed() => Always(Of(ByPlayer(OutcomeKind.Spoke, "odile-crane", words: "sea serpents")),
        text => Assert.Contains("“sea serpents”", text, StringComparison.Ordinal));

    [Fact]
    public void A_greeting_is_a_greeting() =>
        Always(Of(ByPlayer(OutcomeKind.Spoke, "odile-crane", words: "hello")), text =>
        Assert.Contains("greet", text, StringComparison.Ordinal));

    [Fact]
    public void Spoken_words_are_told_as_speech() => Always(Of(ByPlayer(OutcomeKind.Spoke, "odile-crane", words: "where is your brother?")),
        text => Assert.Contains("where is your brother?”", text, StringComparison.Ordinal));

    [Fact]
    public void The_others_answer_in_a_paragraph_of_their_own() =>
        Always(Of(ByPlayer(OutcomeKind.Spoke, "odile-crane", words: "eels")).With(
        new Outcome(OutcomeKind.Said, "odile-crane", "player", null, Degree.Success, "answer", "None today.")), text =>
    {
        var paragraphs = text.Split('\n');
        Assert.Equal(2, paragraphs.Length);
        Assert.Contains("None today", paragraphs[1], StringComparison.Ordinal);
        Assert.DoesNotContain("eels", paragraphs[1], StringComparison.Ordinal);
    });

    [Fact]
    public void Who_acts_twice_is_a_pronoun_the_second_time() => Always(
        Of().With(new Outcome(OutcomeKind.Took, "gate-watchman", "brass-lantern"),
            new Outcome(OutcomeKind.Moved, "gate-watchman", "gull-street", "old-quay")),
        text => Assert.True(text.Split("watchman").Length - 1 <= 1 || Bare(text)
            .Contains("thebrasslanterngoes", StringComparison.Ordinal), text));
}
