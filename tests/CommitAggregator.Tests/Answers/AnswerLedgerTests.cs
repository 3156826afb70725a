using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Answers;

/// <summary>What the player decided and answered stands in the ledger, where it was said: before what came of it.</summary>
public sealed class AnswerLedgerTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task Input_decision_and_answers_stand_in_their_order_with_their_keys_before_what_the_tick_changed()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Played(aggregator);

        var entries = await Entries(aggregator, story);

        Assert.Equal(Enumerable.Range(0, entries.Count), entries.Select(e => e.Sequence));
        Assert.Equal(entries.Select(e => e.Id).Order(), entries.Select(e => e.Id));
        Assert.Equal(
        [
            (LedgerTypes.PlayerInput, "player", "key-1"), (LedgerTypes.ReviewDecided, "player", "key-2"),
            (LedgerTypes.PlayerAnswered, "player", "key-3"),
        ], entries.Take(3).Select(e => (e.Type, e.Source, e.IdempotencyKey!)));
        Assert.All(entries.Skip(3), e => Assert.Equal(("rules", null), (e.Source, e.IdempotencyKey)));
        Assert.Equal([LedgerTypes.DiceRolled, LedgerTypes.DiceRolled], entries.Skip(3).Take(2).Select(e => e.Type));
        Assert.Contains(entries, e => e.Type == nameof(StoryletHappened));
        Assert.Equal(LedgerTypes.TickCommitted, entries[^1].Type);
        Assert.All(entries, e => Assert.Equal(1, e.Tick));
    }

    [Fact]
    public async Task The_entries_say_what_was_decided_and_what_was_answered()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Played(aggregator);

        var entries = await Entries(aggregator, story);

        var decided = Canonical.Read<Said>(entries[1].Payload);
        Assert.Equal(("review", "player"), (decided.Subject, decided.Review!.By));
        Assert.Equal(
            [new("apple-rolls", ReviewVerdict.Edit, "A golden apple.", 100), new EventDecision("ferryman-calls", ReviewVerdict.Accept)],
            decided.Review.Decisions);
        Assert.Equal(new Said("1", null, new PlayerAnswer("pull", "pull him")), Canonical.Read<Said>(entries[2].Payload));
        Assert.Equal([100, 100], entries.Skip(3).Take(2).Select(e => Canonical.Read<Roll>(e.Payload).Target));
    }

    [Fact]
    public async Task A_tick_that_comes_to_nothing_keeps_what_was_said_in_it_and_the_next_one_begins_at_the_beginning()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Apple);
        await story.Awaits();
        await story.Decide(new EventDecision("apple-rolls", ReviewVerdict.Accept));
        var tell = await story.AskedToTell("1");
        await aggregator.FailForGood(tell, "it lost its voice");

        var failed = await Entries(aggregator, story);
        await story.Offer(Crossing.Wait);
        await story.Finish();
        var next = await Entries(aggregator, story);

        Assert.Equal([LedgerTypes.PlayerInput, LedgerTypes.ReviewDecided, LedgerTypes.TickCompensated], failed.Select(e => e.Type));
        Assert.Equal([0, 1, 2], failed.Select(e => e.Sequence));
        Assert.Equal((LedgerTypes.PlayerInput, LedgerTypes.TickCommitted), (next[0].Type, next[^1].Type));
        Assert.Equal(Enumerable.Range(0, next.Count), next.Select(e => e.Sequence));
    }

    [Fact]
    public async Task What_a_setting_decided_is_kept_with_the_tick_and_is_nothing_that_the_player_said()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);
        await story.Offer(Crossing.Wait, Crossing.Apple);
        await story.Tell("1", "An apple.");
        await story.Finish();

        var entries = await Entries(aggregator, story);

        Assert.DoesNotContain(entries, e => e.Type == LedgerTypes.ReviewDecided && e.Source == "player");
        Assert.Equal(Enumerable.Range(0, entries.Count), entries.Select(e => e.Sequence));
    }

    private static async Task<AStory> Played(AnAggregator aggregator)
    {
        var story = await AStory.Begin(aggregator);
        await story.OfferUnder("key-1", Crossing.Wait, Crossing.Apple, Crossing.Ferryman);
        await story.Awaits();
        await story.DecideUnder("key-2", new("apple-rolls", ReviewVerdict.Edit, "A golden apple.", 100),
            new("ferryman-calls", ReviewVerdict.Accept));
        await story.Tell("1", "An apple.");
        await story.Tell("2", "A ferryman.");
        await story.Awaits();
        await story.Say("pull him", "key-3");
        await story.Tell("3", "A rope.");
        await story.Finish();
        return story;
    }

    private static Task<List<LedgerEntry>> Entries(AnAggregator aggregator, AStory story) => aggregator.Read(db => db.Ledger
        .Where(e => e.TickId == story.Tick).OrderBy(e => e.Sequence).ToListAsync());

    private sealed record Said(string Subject, ReviewDecision? Review, PlayerAnswer? Answer);
}
