using Storyteller.Contracts;
using Storyteller.Narrator.Narrating;
using Storyteller.Rulebook;
using static Storyteller.Narrator.Tests.AMoment;
using static Storyteller.Narrator.Tests.Telling;

namespace Storyteller.Narrator.Tests;

public sealed class VarietyTests
{
    [Fact]
    public void An_opening_that_was_read_lately_is_avoided()
    {
        var context = Of(ByPlayer(OutcomeKind.Took, "brass-lantern"));
        Assert.Contains(Often(context), text => text.StartsWith("You take the", StringComparison.Ordinal));
        Always(context with { Recent = ["You take the brass", "You pick up the"] }, text =>
            Assert.DoesNotMatch("^You (take|pick up) the", text));
    }

    [Fact]
    public void One_narration_never_says_two_things_in_the_same_way_while_another_is_left()
    {
        var context = Of(ByPlayer(OutcomeKind.Took, "brass-lantern"), ByPlayer(OutcomeKind.Took, "herring-nets"),
            ByPlayer(OutcomeKind.Took, "ash-oar"));
        Always(context, text =>
        {
            var ways = text.Split('.', StringSplitOptions.RemoveEmptyEntries)
                .Select(s => s.Replace("brass lantern", "X", StringComparison.Ordinal)
                .Replace("herring nets", "X", StringComparison.Ordinal).Replace("ashen oar", "X", StringComparison.Ordinal).Trim()
                    .ToLowerInvariant()).ToArray();
            Assert.Equal(ways.Length, ways.Distinct().Count());
        });
    }

    [Fact]
    public void Three_sentences_in_a_row_do_not_all_begin_with_you_where_there_is_a_choice()
    {
        var context = Of(ByPlayer(OutcomeKind.Opened, words: "loft hatch"), ByPlayer(OutcomeKind.Searched, "old-quay", "ash-oar"),
            ByPlayer(OutcomeKind.Took, "ash-oar"));
        Always(context, text => Assert.False(text.Split(". ").Take(3).All(s => s.StartsWith("You ", StringComparison.Ordinal)), text));
    }

    [Fact]
    public void Other_seeds_tell_the_same_moment_in_other_words() =>
        Assert.True(Often(Of(ByPlayer(OutcomeKind.Took, "brass-lantern"), ByPlayer(OutcomeKind.Moved, "old-quay", "gull-street")), 200)
            .Distinct().Count() >= 25);

    [Fact]
    public void Telling_one_thing_more_does_not_change_how_another_kind_of_thing_is_told()
    {
        var alone = Often(Of(ByPlayer(OutcomeKind.Took, "brass-lantern")));
        var more = Often(Of(ByPlayer(OutcomeKind.Took, "brass-lantern"), ByPlayer(OutcomeKind.Waited, amount: 60)));
        Assert.All(alone.Zip(more), pair => Assert.StartsWith(pair.First, pair.Second, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_agent_tells_what_the_rules_tell()
    {
        var context = RandomMoments.Of(3);
        var told = await new NarratorAgent().Think(context, new Chance(9), TestContext.Current.CancellationToken);
        Assert.Equal(Canonical.Write(NarratorRules.Tell(context, new Chance(9))), Canonical.Write(told));
    }

    [Fact]
    public async Task An_agent_whose_time_is_up_says_so() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await new NarratorAgent().Think(Of(), new Chance(1), new CancellationToken(true)));
}
