using Storyteller.Contracts;
using static Storyteller.Narrator.Tests.AMoment;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

/// <summary>What the rules of play put into outcomes, told as what it means.</summary>
public sealed class RealTurnsTests
{
    private static NarratorContext Failing(Act act, string target, string? other = null) =>
        Of(ByPlayer(OutcomeKind.Tried, target, other, Degree.Failure, words: "the typed words")) with { Intent = new Intent("", act) };

    [Fact]
    public void A_failed_grab_is_told_as_a_grab_at_the_thing() => Always(Failing(Act.Take, "brass-lantern"), text =>
    {
        Assert.Contains("the brass lantern", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("typed", text, StringComparison.Ordinal);
    });

    [Fact]
    public void A_failed_gift_names_thing_and_person() =>
        Assert.Contains(Often(Failing(Act.Give, "brass-lantern", "odile-crane")), text =>
            text.Contains("Odile Crane", StringComparison.Ordinal));

    [Fact]
    public void A_door_that_does_not_give_is_called_by_its_name() => Always(Failing(Act.Open, "sail-loft"), text =>
        Assert.Contains("loft hatch", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void What_was_improvised_and_failed_is_echoed() => Assert.Contains(Often(Failing(Act.Improvise, "brass-lantern")),
        text => text.Contains("“the typed words”", StringComparison.Ordinal));

    [Fact]
    public void A_key_is_named_where_it_opened_or_locked_the_door()
    {
        Always(Of(ByPlayer(OutcomeKind.Opened, "sail-loft", "ash-oar", words: "loft hatch")), text =>
            Assert.Contains("the ashen oar", text, StringComparison.OrdinalIgnoreCase));
        Always(Of(ByPlayer(OutcomeKind.Closed, "sail-loft", "ash-oar", words: "loft hatch")), text => Assert.Matches("lock", text));
    }

    [Fact]
    public void A_search_that_only_shows_more_says_what() =>
        Always(Of(ByPlayer(OutcomeKind.Searched, "old-quay", words: "The loft hatch is closed.")),
        text => Assert.Contains("The loft hatch is closed.", text, StringComparison.Ordinal));

    [Fact]
    public void A_way_that_was_found_is_told_as_a_way() => Always(Of(ByPlayer(OutcomeKind.Searched, "old-quay", "sail-loft")),
        text => Assert.Contains("way to the sail loft", text, StringComparison.Ordinal));

    [Fact]
    public void A_weapon_is_named_where_it_struck() => Always(Of(ByPlayer(OutcomeKind.Struck, "odile-crane", "ash-oar", amount: 3)),
        text => Assert.Contains("the ashen oar", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Flight_is_told_as_flight() =>
        Always(Of().With(new Outcome(OutcomeKind.Moved, "odile-crane", "gull-street", "old-quay", Why: "flees")),
        text => Assert.Matches("flees|runs|flight|bolts", text));

    [Fact]
    public void What_another_holds_is_said_to_be_theirs_and_they_are_not_offered_instead() => Always(
        Of(ByPlayer(OutcomeKind.Impossible, "brass-lantern", "odile-crane", Degree.Failure, "not-yours", "brass lantern")), text =>
        {
            Assert.Contains("Odile Crane", text, StringComparison.Ordinal);
            Assert.Contains("the brass lantern", text, StringComparison.OrdinalIgnoreCase);
            Assert.Equal(1, text.Count(c => c == '.'));
        });

    [Fact]
    public void Who_is_down_is_told_that_of_themselves_and_not_of_the_other() => Always(
        Of(ByPlayer(OutcomeKind.Impossible, "odile-crane", why: "down")) with { PlayerHitPoints = 0 },
        text => Assert.DoesNotContain("Odile", text, StringComparison.Ordinal));

    [Fact]
    public void Nobody_is_called_alone_who_has_company() =>
        Always(Of(ByPlayer(OutcomeKind.Impossible, why: "nobody-here")).In(s => s with { Present = [Odile] }),
        text => Assert.DoesNotMatch("(?i)alone|there is nobody|no company", text));

    [Fact]
    public void Too_much_to_carry_suggests_what_to_put_down() => Always(
        Of(ByPlayer(OutcomeKind.Impossible, "brass-lantern", "ash-oar", why: "too-heavy")).In(s => s with { Carried = [Oar] }),
        text => Assert.Contains("the ashen oar", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_fall_that_hurts_is_felt() =>
        Always(Of(ByPlayer(OutcomeKind.Tried, degree: Degree.Disaster, words: "climb the mast", amount: 2)) with { PlayerHitPoints = 8 },
        text => Assert.Matches("hurt|sore", text));

    [Fact]
    public void A_locked_way_is_told_of_the_way_and_not_of_the_place() =>
        Always(Of(ByPlayer(OutcomeKind.Impossible, "sail-loft", why: "locked")),
        text => Assert.DoesNotMatch("(?i)(?<!way to )the sail loft is locked", text));

    [Fact]
    public void A_question_typed_without_its_mark_is_told_with_it() =>
        Always(Of(ByPlayer(OutcomeKind.Spoke, "odile-crane", words: "what do you want")),
        text => Assert.Contains("what do you want?”", text, StringComparison.Ordinal));

    [Fact]
    public void An_attack_is_never_pointed_at_somebody_else() => Always(
        Of(ByPlayer(OutcomeKind.Impossible, other: "odile-crane", why: "not-here", words: "him")).In(s => s with { Present = [Odile] })
            with { Intent = new Intent("", Act.Attack) },
        text => Assert.DoesNotContain("Odile", text, StringComparison.Ordinal));

    [Fact]
    public void What_is_carried_is_offered_only_where_it_is_like_what_was_meant()
    {
        var pie = Of(ByPlayer(OutcomeKind.Impossible, other: "ash-oar", why: "not-here", words: "eel pie"))
            .In(s => s with { Carried = [Oar] });
        Always(pie, text => Assert.DoesNotContain("oar", text, StringComparison.Ordinal));
        Always(pie with { Outcomes = [pie.Outcomes[0] with { Words = "long oar" }] }, text =>
            Assert.Contains("the ashen oar", text, StringComparison.Ordinal));
    }

    [Fact]
    public void A_familiar_occupation_that_was_read_lately_is_not_told_again() => Always(
        Of(ByPlayer(OutcomeKind.Took, "brass-lantern")).With(new Outcome(OutcomeKind.Busied, "odile-crane", Words: "mending a sail"))
            with { Recent = ["Close by, Odile Crane is"] },
        text => Assert.DoesNotContain("sail", text, StringComparison.Ordinal));
}
