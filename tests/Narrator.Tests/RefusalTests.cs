using Storyteller.Contracts;
using static Storyteller.Narrator.Tests.AMoment;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

public sealed class RefusalTests
{
    [Theory]
    [InlineData("locked", "lock")]
    [InlineData("closed", "closed|shut|open")]
    [InlineData("too-dark", "dark|see")]
    [InlineData("no-key", "lock|key|opens")]
    [InlineData("nobody-here", "(?i)nobody|alone|none")]
    [InlineData("self", "yourself|somebody else")]
    [InlineData("already-open", "open")]
    [InlineData("no-exit", "way")]
    public void What_cannot_be_is_explained_by_its_reason(string why, string signs) =>
        Always(Of(ByPlayer(OutcomeKind.Impossible, why: why)), text => Assert.Matches(signs, text));

    [Theory]
    [InlineData("fixed")]
    [InlineData("not-carried")]
    [InlineData("already-carried")]
    [InlineData("not-edible")]
    [InlineData("not-readable")]
    [InlineData("not-here")]
    [InlineData("no-use")]
    public void The_thing_it_is_about_is_named_where_it_is_known(string why) =>
        Assert.Contains(Often(Of(ByPlayer(OutcomeKind.Impossible, "brass-lantern", why: why))), text =>
            text.Contains("the brass lantern", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void What_is_not_here_is_echoed_between_quotation_marks() =>
        Always(Of(ByPlayer(OutcomeKind.Impossible, why: "not-here", words: "golden SWORD")),
        text => Assert.Contains("“golden SWORD”", text, StringComparison.Ordinal));

    [Fact]
    public void The_nearest_possible_thing_is_named() =>
        Always(Of(ByPlayer(OutcomeKind.Impossible, other: "brass-lantern", why: "not-here", words: "lamp")),
        text => Assert.Contains("the brass lantern", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_nearest_thing_without_a_name_is_not_offered() =>
        Always(Of(ByPlayer(OutcomeKind.Impossible, other: "secret-thing", why: "locked")),
        text => Assert.DoesNotContain("something", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void A_reason_nobody_has_heard_of_still_gets_an_answer_and_does_not_leak() =>
        Always(Of(ByPlayer(OutcomeKind.Impossible, why: "flux-capacitor", words: "fly")), text =>
    {
        Assert.Contains("“fly”", text, StringComparison.Ordinal);
        Assert.DoesNotContain("flux", text, StringComparison.Ordinal);
    });

    [Fact]
    public void What_is_out_of_date_is_said_to_be_so_before_the_reason() => Always(
        Of(ByPlayer(OutcomeKind.Overtaken), ByPlayer(OutcomeKind.Impossible, "brass-lantern", why: "not-here")), text =>
        {
            Assert.Matches("^(It is too late|What you meant|Things have moved on|You come to do|Events have been)", text);
            Assert.Contains("the brass lantern", text, StringComparison.OrdinalIgnoreCase);
        });

    [Fact]
    public void Being_too_late_is_said_in_several_ways() =>
        Assert.True(Often(Of(ByPlayer(OutcomeKind.Overtaken))).Distinct().Count() >= 4);

    [Theory]
    [InlineData("not-for-sale", "sale|price|money|sell")]
    [InlineData("not-a-trader", "(?i)trade|buy|shop")]
    [InlineData("too-poor", "pay|coins|purse")]
    [InlineData("they-are-too-poor", "pay|purse|coin")]
    [InlineData("worthless", "copper|worth|sell")]
    [InlineData("closed-for-the-night", "night|morning|hour|day")]
    [InlineData("dead", "dead|life|body")]
    public void Trade_and_death_have_refusals_of_their_own(string why, string signs) =>
        Always(Of(ByPlayer(OutcomeKind.Impossible, "brass-lantern", why: why)), text => Assert.Matches(signs, text));
}
