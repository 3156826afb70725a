using Storyteller.Contracts;
using static Storyteller.Narrator.Tests.AMoment;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

public sealed class OrderTests
{
    private static readonly Outcome Gull = new(OutcomeKind.Befell, "", "gull", Words: "A gull cries.");
    private static readonly Outcome Bell = new(OutcomeKind.Befell, "", "bell", Words: "A bell rings.");

    [Fact]
    public void The_outline_gives_the_order() => Always(
        Of(Gull, Bell) with { Outline =
            new Outline([new Beat(BeatRole.Complication, [1], [new Beat(BeatRole.Complication, [0], [])])], []) },
        text => Assert.Equal("A bell rings. A gull cries.", text));

    [Fact]
    public void What_the_outline_forgets_is_told_before_the_others_react() => Always(
        (Of(Gull, Bell) with { Outline = new Outline([new Beat(BeatRole.Action, [0], []), new Beat(BeatRole.Reaction, [], [])], []) })
            .With(new Outcome(OutcomeKind.Said, "odile-crane", "player", null, Degree.Success, "ask", "Did you hear?")),
        text => Assert.True(text.IndexOf("bell", StringComparison.Ordinal) < text.IndexOf("hear", StringComparison.Ordinal)));

    [Fact]
    public void What_the_outline_names_twice_is_told_once_and_what_is_not_there_not_at_all() => Always(
        Of(Gull) with { Outline = new Outline([new Beat(BeatRole.Action, [0, 0, 5, -2], []), new Beat(BeatRole.Action, [0], [])], []) },
        text => Assert.Equal("A gull cries.", text));

    [Fact]
    public void The_others_are_told_even_where_the_outline_has_no_place_for_them() => Always(
        (Of(Gull) with { Outline = new Outline([], []) }).With(new Outcome(OutcomeKind.Took, "odile-crane", "brass-lantern")),
        text => Assert.Contains("lantern", text, StringComparison.Ordinal));

    [Fact]
    public void Many_beats_are_gathered_into_three_paragraphs() => Always(
        Of(Gull, Bell, ByPlayer(OutcomeKind.Took, "ash-oar"), ByPlayer(OutcomeKind.Looked))
            .With(new Outcome(OutcomeKind.Said, "odile-crane", "player", null, Degree.Success, "ask", "Well?")) with
        {
            Outline = new Outline([new Beat(BeatRole.Complication, [0], []), new Beat(BeatRole.Action, [2], []),
                new Beat(BeatRole.Complication, [1], []), new Beat(BeatRole.Setting, [3], []), new Beat(BeatRole.Reaction, [], [])], []),
        },
        text => Assert.Equal(3, text.Split('\n').Length));

    [Fact]
    public void Occupations_of_several_are_told_in_one_sentence() => Always(
        Of(ByPlayer(OutcomeKind.Waited, amount: 60))
            .With(new Outcome(OutcomeKind.Busied, "odile-crane", Words: "mending a sail"),
            new Outcome(OutcomeKind.Busied, "gate-watchman", Words: "yawning")),
        text => Assert.Contains("Odile Crane is mending a sail while the gate watchman is yawning.", text, StringComparison.Ordinal));
}
