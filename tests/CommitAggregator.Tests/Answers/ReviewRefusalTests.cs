using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Answers;

/// <summary>A review is decided once, about everything that was offered and nothing else.</summary>
public sealed class ReviewRefusalTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly EventDecision Accept = new("apple-rolls", ReviewVerdict.Accept);

    private static readonly EventDecision Reject = new("stone-falls", ReviewVerdict.Reject);

    [Fact]
    public async Task Deciding_twice_is_refused_with_what_the_session_does_by_then()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Reviewing(aggregator);
        await story.Decide(Accept, Reject);
        await story.AskedToTell("1");

        var again = await story.Decide(Reject with { Verdict = ReviewVerdict.Accept }, Accept);

        Assert.Equal((HttpStatusCode.Conflict, "session-busy", "InEvent"), (again.Status, again.Problem, again.Text("phase")));
        Assert.Equal(story.Tick.ToString(), again.Text("tickId"));
        Assert.Contains("wait until the story has gone on", again.Texts("possible"));
        Assert.Equal(1, await Decisions(aggregator, story));
    }

    [Fact]
    public async Task Deciding_where_something_else_is_awaited_or_nothing_is_is_refused_with_that()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);

        var idle = await story.Decide(Accept);
        await story.Offer(Crossing.Wait, Crossing.Ferryman);
        await story.Awaits();
        var chosen = await story.Choose("pull");
        await story.Decide(new EventDecision("ferryman-calls", ReviewVerdict.Accept));
        await story.Tell("1", "A ferryman.");
        await story.Awaits();
        var late = await story.Decide(new EventDecision("ferryman-calls", ReviewVerdict.Accept));

        Assert.Equal((HttpStatusCode.Conflict, "nothing-awaited"), (idle.Status, idle.Problem));
        Assert.Contains("say what your character does", idle.Texts("possible"));
        Assert.Equal((HttpStatusCode.Conflict, "review-awaited", "Review"), (chosen.Status, chosen.Problem, chosen.Text("awaits")));
        Assert.Contains("accept, reject or edit each of the offered events", chosen.Texts("possible"));
        Assert.Equal((HttpStatusCode.Conflict, "answer-awaited", "Event"), (late.Status, late.Problem, late.Text("awaits")));
        Assert.Equal(["pull him to the bank", "look away and let him drift"], late.Texts("possible").Take(2));
    }

    [Fact]
    public async Task A_decision_that_is_none_is_refused_by_the_field_that_is_wrong_and_the_review_goes_on_waiting()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Reviewing(aggregator);

        (string Field, EventDecision?[] Decisions)[] wrong =
        [
            ("decisions", []),
            ("decisions", [Accept]),
            ("decisions[0].storyletId", [null]),
            ("decisions[1].storyletId", [Accept, null, Reject]),
            ("decisions[2].storyletId", [Accept, Reject, new("cloud-comes", ReviewVerdict.Accept)]),
            ("decisions[1].storyletId", [Accept, Accept]),
            ("decisions[1].verdict", [Accept, Reject with { Verdict = (ReviewVerdict)7 }]),
            ("decisions[0].text", [Accept with { Text = "Other words." }, Reject]),
            ("decisions[1].probability", [Accept, Reject with { Probability = 3 }]),
            ("decisions[0].probability", [Edit(probability: 101), Reject]),
            ("decisions[0].probability", [Edit(probability: -1), Reject]),
            ("decisions[0].text", [Edit(" "), Reject]),
            ("decisions[0].text", [Edit(new string('a', 501)), Reject]),
            ("decisions[0].text", [Edit("two\nlines"), Reject]),
        ];
        foreach (var (field, decisions) in wrong)
        {
            var refused = await story.Decide(decisions!);
            Assert.Equal((HttpStatusCode.BadRequest, "invalid-request", field), (refused.Status, refused.Problem, refused.Text("field")));
        }

        Assert.Equal(PromptKind.Review, (await story.See()).Awaits?.Kind);
        Assert.Equal(HttpStatusCode.Accepted, (await story.Decide(Edit(new string('a', 500), 100), Reject)).Status);

        static EventDecision Edit(string? text = null, int? probability = null) =>
            new("apple-rolls", ReviewVerdict.Edit, text, probability);
    }

    [Fact]
    public async Task Of_two_decisions_at_once_one_is_taken()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Reviewing(aggregator);
        Reply[] replies;
        await using (var held = await SessionLock.Take(servers.Database, story.Id))
        {
            var both = Task.WhenAll(story.Decide(Accept, Reject), story.Decide(Accept with { Verdict = ReviewVerdict.Reject }, Reject));
            await held.Awaited(2);
            await held.Commit();
            replies = await both;
        }

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Conflict], replies.Select(r => r.Status).Order());
        Assert.Equal(1, await Decisions(aggregator, story));
        // What happens is what the one that was taken says.
        if (replies[0].Status == HttpStatusCode.Accepted) await story.Tell("1", "The apple.");
        await story.Finish();
        Assert.Equal(replies[0].Status == HttpStatusCode.Accepted, (await story.See()).Scene.Items.Contains("red apple"));
    }

    [Fact]
    public async Task The_same_decision_under_the_same_key_gets_the_same_answer_also_when_the_tick_has_gone_on()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Reviewing(aggregator);

        var first = await story.DecideUnder("key-of-a-review", Accept, Reject);
        var atOnce = await story.DecideUnder("key-of-a-review", Accept, Reject);
        await story.Tell("1", "The apple.");
        var later = await story.DecideUnder("key-of-a-review", Accept, Reject);
        await story.Finish();
        var after = await story.DecideUnder("key-of-a-review", Accept, Reject);

        foreach (var reply in (Reply[])[first, atOnce, later, after])
        {
            Assert.Equal(HttpStatusCode.Accepted, reply.Status);
            Assert.Equal(new CommandAccepted(story.Id, story.Tick, 1), reply.As<CommandAccepted>());
        }

        Assert.Equal(1, await Decisions(aggregator, story));
        Assert.Equal(1, (await story.See()).Tick);
    }

    [Fact]
    public async Task A_key_that_belongs_to_something_else_is_refused()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        var command = await story.OfferUnder("key-of-a-command", Crossing.Wait, Crossing.Ferryman);
        await story.Awaits();
        var accept = new EventDecision("ferryman-calls", ReviewVerdict.Accept);

        var asReview = await story.DecideUnder("key-of-a-command", accept);
        await story.DecideUnder("key-of-a-review", accept);
        var otherwise = await story.DecideUnder("key-of-a-review", accept with { Verdict = ReviewVerdict.Reject });
        await story.Tell("1", "A ferryman.");
        await story.Awaits();
        var asChoice = await story.Choose("pull", "key-of-a-review");
        var asWords = await story.Say("pull him", "key-of-a-review");
        await story.Choose("pull", "key-of-a-choice");
        await story.Tell("2", "A rope.");
        await story.Finish();
        var asCommand = await story.Say("take the rope", "key-of-a-choice");

        foreach (var reply in (Reply[])[asReview, otherwise, asChoice, asWords, asCommand])
        {
            Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (reply.Status, reply.Problem));
            Assert.Equal("Idempotency-Key", reply.Text("field"));
        }

        Assert.Equal(1, (await story.See()).Tick);
        Assert.Equal(command.TickId, story.Tick);
    }

    private static async Task<AStory> Reviewing(AnAggregator aggregator)
    {
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Apple, Crossing.Stone);
        await story.Awaits();
        return story;
    }

    private static Task<int> Decisions(AnAggregator aggregator, AStory story) => aggregator.Read(db => db.Ledger.CountAsync(
        e => e.TickId == story.Tick && e.Type == LedgerTypes.ReviewDecided));
}
