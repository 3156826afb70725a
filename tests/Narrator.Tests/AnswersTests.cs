using Storyteller.Contracts;
using static Storyteller.Narrator.Tests.AMoment;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

public sealed class AnswersTests
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
    public void Where_to_go_names_every_way_and_where_it_leads() => Always(Of(ByPlayer(OutcomeKind.Explained, why: "where-to-go")), text =>
    {
        Assert.Contains("old quay", text, StringComparison.Ordinal);
        Assert.Contains("north to Gull Street", text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("up by the loft hatch to the sail loft", text, StringComparison.Ordinal);
    });

    [Fact]
    public void A_way_to_a_place_without_a_name_is_told_by_its_direction_alone() => Always(
        Of(ByPlayer(OutcomeKind.Explained, why: "where-to-go"))
            .In(s => s with { Place = s.Place with { Exits = [new Exit("west", "unheard-of", 5)] } }), text =>
        {
            Assert.Contains("west", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("unheard", text, StringComparison.Ordinal);
        });

    [Fact]
    public void Who_am_I_gives_the_name_and_what_is_carried() =>
        Always(Of(ByPlayer(OutcomeKind.Explained, why: "who-am-i")).In(s => s with { Carried = [Oar] }), text =>
    {
        Assert.Contains("Wren", text, StringComparison.Ordinal);
        Assert.Contains("an ashen oar", text, StringComparison.Ordinal);
    });

    [Fact]
    public void Who_is_here_names_the_company_or_says_that_there_is_none()
    {
        Always(Of(ByPlayer(OutcomeKind.Explained, why: "who-is-here")).In(s => s with { Present = [Odile] }), text =>
            Assert.Contains("Odile Crane", text, StringComparison.Ordinal));
        Always(Of(ByPlayer(OutcomeKind.Explained, why: "who-is-here")), text => Assert.Matches("(?i)nobody|alone|no company", text));
    }

    [Fact]
    public void What_to_do_suggests_only_what_is_here() =>
        Always(Of(ByPlayer(OutcomeKind.Explained, why: "what-to-do")).In(s => s with { Present = [Odile], Items = [Nets] }), text =>
    {
        Assert.Contains("speak with Odile Crane", text, StringComparison.Ordinal);
        Assert.Contains("the herring nets", text, StringComparison.Ordinal);
    });

    [Fact]
    public void Taking_stock_lists_what_is_carried_and_says_so_when_it_is_nothing()
    {
        Always(Of(ByPlayer(OutcomeKind.TookStock)).In(s => s with { Carried = [Lantern, Nets, Oar] }),
            text => Assert.Contains("a brass lantern, some herring nets and an ashen oar", text, StringComparison.Ordinal));
        Always(Of(ByPlayer(OutcomeKind.TookStock)), text => Assert.Matches("nothing|empty", text));
    }
}
