using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Answers;

/// <summary>A review waits as a row: through restarts, and until its time is over.</summary>
public sealed class ReviewWaitTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly string[] Impatient =
        ["--Player:ReviewTimeout=00:00:00.100", "--Sweep:Interval=00:00:00.050", "--Sweep:AskAgainAfter=00:10:00"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_restart_while_the_review_waits_keeps_it(bool onABroker)
    {
        var broker = onABroker ? servers.Broker : null;
        AStory before;
        Prompt asked;
        await using (var first = await AnAggregator.AtTheCrossing(servers.Database, broker))
        {
            before = await AStory.Begin(first);
            await before.Offer(Crossing.Wait, Crossing.Apple, Crossing.Stone);
            asked = await before.Awaits();
        }

        await using var second = await AnAggregator.AtTheCrossing(servers.Database, broker);
        var story = await before.In(second);
        var session = await story.See();
        var taken = await story.Decide(new("apple-rolls", ReviewVerdict.Accept), new("stone-falls", ReviewVerdict.Reject));
        await story.Tell("1", "The apple.");
        await story.Finish();

        Assert.Equal(Phase.Reviewing, session.Phase);
        Assert.Equal(Canonical.Write(asked), Canonical.Write(session.Awaits));
        Assert.Equal(HttpStatusCode.Accepted, taken.Status);
        Assert.Single(story.Stream.Read, e => e.Name == "awaits");
        Assert.Empty(second.Agents.All<ReviewMetaEvents>());
        Assert.Equal("Committed", (await story.SeeTick()).State);
    }

    [Theory]
    [InlineData(ReviewMode.AcceptAll, ReviewVerdict.Accept)]
    [InlineData(ReviewMode.AcceptHarmless, ReviewVerdict.Reject)]
    public async Task A_review_whose_time_is_over_is_decided_by_the_policy(ReviewMode policy, ReviewVerdict aboutTheStone)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(
            servers.Database, servers.Broker, [.. Impatient, $"--Player:AfterTimeout={policy}"]);
        var story = await AStory.Begin(aggregator);

        await story.Offer(Crossing.Wait, Crossing.Apple, Crossing.Stone);
        await story.Awaits();
        await story.AskedToTell("1");

        var decided = await Decision(aggregator, story.Tick);
        Assert.Equal("policy", decided.By);
        Assert.Equal([ReviewVerdict.Accept, aboutTheStone], decided.Decisions.Select(d => d.Verdict));
        var entry = await aggregator.Read(db => db.Ledger.SingleAsync(e => e.TickId == story.Tick && e.Type == LedgerTypes.ReviewDecided));
        Assert.Equal(("policy", null), (entry.Source, entry.IdempotencyKey));
        var late = await story.Decide(new("apple-rolls", ReviewVerdict.Reject), new("stone-falls", ReviewVerdict.Reject));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
    }

    [Fact]
    public async Task A_review_whose_time_ended_while_nothing_ran_is_decided_at_the_next_start()
    {
        AStory before;
        await using (var first = await AnAggregator.AtTheCrossing(servers.Database, broker: null))
        {
            before = await AStory.Begin(first);
            await before.Offer(Crossing.Wait, Crossing.Apple);
            await before.Awaits();
            await Overdue(first, before.Tick);
        }

        await using var second = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var story = await before.In(second);
        await story.Tell("1", "The apple.");
        await story.Finish();

        Assert.Equal("policy", (await Decision(second, story.Tick)).By);
    }

    [Fact]
    public async Task A_decision_of_the_player_stays_when_the_time_of_the_review_ends()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(
            servers.Database, servers.Broker, "--Sweep:Interval=00:00:00.050", "--Player:AfterTimeout=AcceptAll");
        var decided = await AStory.Begin(aggregator);
        await decided.Offer(Crossing.Wait, Crossing.Apple);
        await decided.Awaits();
        await decided.Decide(new EventDecision("apple-rolls", ReviewVerdict.Reject));
        await Overdue(aggregator, decided.Tick);

        // Once the policy has decided another review that ended later, it has passed this one by.
        var other = await AStory.Begin(aggregator);
        await other.Offer(Crossing.Wait, Crossing.Apple);
        await other.Awaits();
        await Overdue(aggregator, other.Tick);
        await other.AskedToTell("1");

        var decision = await Decision(aggregator, decided.Tick);
        Assert.Equal(("player", ReviewVerdict.Reject), (decision.By, decision.Decisions.Single().Verdict));
    }

    [Fact]
    public async Task A_decision_that_comes_between_the_policys_look_and_its_decision_stays()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Apple);
        await story.Awaits();
        var players = Canonical.Write(new ReviewDecision([new("apple-rolls", ReviewVerdict.Reject)], "player"));

        await using (var held = await SessionLock.Take(servers.Database, story.Id))
        {
            var policy = aggregator.Use(async services =>
            {
                await services.GetRequiredService<AnswerIntake>()
                    .ReviewByPolicy(story.Id, ReviewMode.AcceptAll, TestContext.Current.CancellationToken);
                return true;
            });
            await held.Awaited();
            await held.Run(
                "UPDATE commit_aggregator.artifacts SET output = @output, answered_at = now() WHERE tick_id = @tick AND agent = 'player'",
                ("output", players), ("tick", story.Tick));
            await held.Commit();
            await policy;
        }

        Assert.Equal("player", (await Decision(aggregator, story.Tick)).By);
        Assert.False(await aggregator.Read(db => db.Ledger.AnyAsync(e => e.TickId == story.Tick && e.Source == "policy")));
    }

    [Fact]
    public async Task A_review_that_cannot_be_read_any_more_compensates_its_tick_and_holds_up_no_other()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker, "--Sweep:Interval=00:00:00.050");
        var broken = await AStory.Begin(aggregator);
        await broken.Offer(Crossing.Wait, Crossing.Apple);
        await broken.Awaits();
        await aggregator.Read(db => db.Artifacts.Where(a => a.TickId == broken.Tick && a.Agent == Artifact.Player)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Input, "no JSON")));
        await Overdue(aggregator, broken.Tick);

        var sound = await AStory.Begin(aggregator);
        await sound.Offer(Crossing.Wait, Crossing.Apple);
        await sound.Awaits();
        await Overdue(aggregator, sound.Tick);
        await sound.AskedToTell("1");

        Assert.Equal("policy", (await Decision(aggregator, sound.Tick)).By);
        await broken.Stream.Until("compensated");
        Assert.Equal(("Compensated", Phase.Idle), ((await broken.SeeTick()).State, (await broken.See()).Phase));
    }

    private static Task<int> Overdue(AnAggregator aggregator, Guid tick) => aggregator.Read(db =>
        db.Artifacts.Where(a => a.TickId == tick && a.Agent == Artifact.Player)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.DueAt, a => a.DueAt!.Value.AddDays(-2))));

    private static async Task<ReviewDecision> Decision(AnAggregator aggregator, Guid tick) => Canonical.Read<ReviewDecision>(
        (await aggregator.Read(db => db.Artifacts.SingleAsync(a => a.TickId == tick && a.Subject == Artifact.Review))).Output!);
}
