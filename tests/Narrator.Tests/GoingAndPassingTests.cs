using Storyteller.Contracts;
using static Storyteller.Narrator.Tests.AMoment;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

public sealed class GoingAndPassingTests
{
    private static NarratorContext Walk => Of(ByPlayer(OutcomeKind.Moved, "old-quay", "gull-street"));

    [Fact]
    public void A_walk_ends_at_the_place_by_name() =>
        Always(Walk, text => Assert.Contains("the old quay", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Haste_and_quiet_show_in_the_walk()
    {
        Always(Walk with { Intent = new Intent("", Act.Go, Manner: Manner.Hasty) }, text =>
            Assert.Matches("(?i)hurry|no time|quick|run|haste", text));
        Always(Walk with { Intent = new Intent("", Act.Go, Manner: Manner.Quiet) }, text =>
            Assert.Matches("(?i)quiet|soft|slip|noise|care", text));
    }

    [Fact]
    public void A_long_way_says_how_long_in_words() =>
        Always(Walk with { Seconds = 3 * 3600 }, text => Assert.Contains("a few hours", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Who_did_not_get_there_is_not_told_to_have_arrived() =>
        Always(Of(ByPlayer(OutcomeKind.Moved, "sail-loft", "old-quay", Degree.Failure)),
        text => Assert.Matches("not get there|turn back|better of|comes to nothing", text));

    [Fact]
    public void Another_who_comes_and_another_who_leaves_are_told_apart()
    {
        Always(Of().With(new Outcome(OutcomeKind.Moved, "odile-crane", "old-quay", "gull-street")), text =>
            Assert.Matches("comes|arrives|turns up|joins", text));
        Always(Of().With(new Outcome(OutcomeKind.Moved, "odile-crane", "gull-street", "old-quay")), text =>
            Assert.Matches("leaves|sets off|heads|goes off|makes for|walks away", text));
    }

    [Fact]
    public void Waiting_for_hours_lets_hours_go_by() => Always(Of(ByPlayer(OutcomeKind.Waited, amount: 4 * 3600)),
        text => Assert.Contains("few hours", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_short_wait_is_told_as_short() =>
        Always(Of(ByPlayer(OutcomeKind.Waited, amount: 60)), text => Assert.Matches("(?i)a little|hold still", text));

    [Fact]
    public void Rest_that_heals_is_told_apart_from_rest_that_does_not() =>
        Assert.Empty(Often(Of(ByPlayer(OutcomeKind.Rested, amount: 3))).Intersect(Often(Of(ByPlayer(OutcomeKind.Rested)))));

    [Fact]
    public void Long_work_says_how_long_it_took_and_a_moments_work_does_not()
    {
        Always(Of(ByPlayer(OutcomeKind.Searched)) with { Seconds = 7200 }, text =>
            Assert.Contains("a few hours", text, StringComparison.Ordinal));
        Always(Of(ByPlayer(OutcomeKind.Searched)) with { Seconds = 600 }, text =>
            Assert.DoesNotContain("while", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_wound_is_told_when_it_is_new_and_never_with_a_number()
    {
        var struck = Of(new Outcome(OutcomeKind.Struck, "odile-crane", "player", Amount: 4)) with { PlayerHitPoints = 2 };
        Always(struck, text => Assert.Matches("badly hurt|much more|stay on your feet", text));
        Always(Of(ByPlayer(OutcomeKind.Took, "brass-lantern")) with { PlayerHitPoints = 2 }, text =>
            Assert.DoesNotMatch("hurt|much more|feet", text));
    }

    [Fact]
    public void What_befalls_is_told_word_for_word() =>
        Always(Of(new Outcome(OutcomeKind.Befell, "", "gull-theft", Words: "A gull makes off with somebody's breakfast")),
        text => Assert.Contains("A gull makes off with somebody's breakfast.", text, StringComparison.Ordinal));
}
