using Storyteller.Contracts;
using static Storyteller.Narrator.Tests.AMoment;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

public sealed class DeedsToldTests
{
    public static TheoryData<OutcomeKind, string?, string?> Deeds => new()
    {
        { OutcomeKind.Took, "brass-lantern", null }, { OutcomeKind.Dropped, "brass-lantern", null },
            { OutcomeKind.Gave, "brass-lantern", "odile-crane" },
        { OutcomeKind.Used, "brass-lantern", null }, { OutcomeKind.Used, "brass-lantern", "herring-nets" },
            { OutcomeKind.Consumed, "brass-lantern", null },
        { OutcomeKind.Opened, null, null }, { OutcomeKind.Closed, null, null }, { OutcomeKind.Struck, "odile-crane", null },
            { OutcomeKind.Hid, null, null },
        { OutcomeKind.Tried, null, null }, { OutcomeKind.Searched, "old-quay", "ash-oar" }, { OutcomeKind.Spoke, "odile-crane", null },
        { OutcomeKind.Examined, "brass-lantern", null }, { OutcomeKind.Listened, null, null },
            { OutcomeKind.ReadText, "brass-lantern", null },
    };

    [Theory, MemberData(nameof(Deeds))]
    public void Success_and_failure_are_never_told_alike(OutcomeKind kind, string? target, string? other)
    {
        // A search that fails has turned nothing up.
        var found = kind == OutcomeKind.Searched ? null : other;
        var good = Often(Of(ByPlayer(kind, target, other, Degree.Success, words: "Salt has eaten it", amount: 1)));
        var bad = Often(Of(ByPlayer(kind, target, found, Degree.Failure, words: "Salt has eaten it", amount: 0)));
        Assert.Empty(good.Intersect(bad));
    }

    [Theory, MemberData(nameof(Deeds))]
    public void Every_deed_is_told_in_at_least_three_ways(OutcomeKind kind, string? target, string? other) =>
        Assert.True(Often(Of(ByPlayer(kind, target, other, words: "Salt has eaten it", amount: 1)), 200).Distinct().Count() >= 3);

    [Fact]
    public void What_is_taken_is_named_with_its_article() =>
        Always(Of(ByPlayer(OutcomeKind.Took, "brass-lantern")), text =>
            Assert.Contains("the brass lantern", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Several_things_take_the_verb_of_the_plural() =>
        Always(Of(ByPlayer(OutcomeKind.Took, "herring-nets", degree: Degree.Failure)), text =>
            Assert.DoesNotMatch("nets (stays|is|goes)", text));

    [Fact]
    public void What_was_found_is_new_to_the_reader() => Always(Of(ByPlayer(OutcomeKind.Searched, "old-quay", "ash-oar")),
        text => Assert.Contains("an ashen oar", text, StringComparison.Ordinal));

    [Fact]
    public void A_search_that_finds_nothing_names_nothing() => Always(Of(ByPlayer(OutcomeKind.Searched, "old-quay")), text =>
    {
        Assert.Matches("(?i)nothing|do not find", text);
        Assert.DoesNotContain("oar", text, StringComparison.Ordinal);
    });

    [Fact]
    public void A_description_is_told_word_for_word() =>
        Always(Of(ByPlayer(OutcomeKind.Examined, "brass-lantern", words: "Its glass is cracked, its wick is new.")),
        text => Assert.Contains("Its glass is cracked, its wick is new.", text, StringComparison.Ordinal));

    [Fact]
    public void Written_words_stand_between_quotation_marks() =>
        Always(Of(ByPlayer(OutcomeKind.ReadText, "brass-lantern", words: "Property of the \"Heron\"")),
        text => Assert.Contains("“Property of the 'Heron'.”", text, StringComparison.Ordinal));

    [Fact]
    public void An_unknown_thing_is_something_and_an_unknown_person_someone()
    {
        Always(Of(ByPlayer(OutcomeKind.Took, "no-such-thing")), text =>
            Assert.Contains("something", text, StringComparison.OrdinalIgnoreCase));
        Always(Of(ByPlayer(OutcomeKind.Struck, "no-such-person", amount: 2)), text =>
            Assert.Contains("someone", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_door_is_called_by_its_name() => Always(Of(ByPlayer(OutcomeKind.Opened, words: "loft hatch")),
        text => Assert.Contains("the loft hatch", text, StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Typed_words_appear_only_between_quotation_marks() =>
        Always(Of(ByPlayer(OutcomeKind.Tried, words: "juggle seven eels")), text =>
        Assert.DoesNotMatch("(?<!“)juggle", text));

    [Fact]
    public void A_blow_that_takes_nothing_is_told_as_harmless() => Always(Of(ByPlayer(OutcomeKind.Struck, "odile-crane", amount: 0)),
        text => Assert.Matches("no harm|hurts nobody|without a mark|comes to nothing", text));

    [Fact]
    public void Others_do_in_the_third_person_what_the_player_does_in_the_second()
    {
        Always(Of(new Outcome(OutcomeKind.Took, "gate-watchman", "brass-lantern")), text =>
            Assert.Matches("(?i)the gate watchman|his|with him", text));
        Always(Of(new Outcome(OutcomeKind.Took, "gate-watchman", "brass-lantern")), text =>
            Assert.DoesNotContain("You", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void They_takes_the_plural_after_the_name_has_been_said()
    {
        var cast = new Dictionary<string, Brief>(Cast) { ["ash"] = new("ash", "character", "Ash Tolliver", true, "they") };
        var context = Of().With(new Outcome(OutcomeKind.Took, "ash", "brass-lantern"),
            new Outcome(OutcomeKind.Dropped, "ash", "herring-nets")) with { Cast = cast };
        Always(context, text => Assert.DoesNotMatch(@"\b[Tt]hey (takes|puts|sets|lets|leaves|lays|parts|picks|has|reaches|helps)\b", text));
        Assert.Contains(Often(context), text => text.Contains("They ", StringComparison.Ordinal));
    }
}
