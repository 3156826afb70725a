using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Replays;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Replays;

/// <summary>A session that was played is the same when it is gone through once more.</summary>
public sealed class ReplayTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly ulong Won = Crossing.SeedWhere(Crossing.Zombie, prompt => prompt.Default, end =>
        end.Outcomes.Any(o => o is { Kind: OutcomeKind.FightEnded, Why: "won" }));

    [Fact]
    public async Task Nothing_is_gone_through_of_a_session_that_is_not_there()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);

        Assert.Null(await aggregator.Read(db => new Replay(db, Replaying.Nobody).Of(Guid.NewGuid(), null, null, default)));
    }

    [Fact]
    public async Task A_session_that_has_only_begun_is_the_same()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = await aggregator.Begin(new NewSession(PlayerName: "Robin Ash", Seed: ulong.MaxValue));

        var report = await aggregator.Replay(session.SessionId);

        Assert.Empty(report.Differences);
        Assert.Equal((0, 1, session.WorldHash), (report.Counts.Ticks, report.Counts.Checkpoints, report.WorldHash));
    }

    [Fact]
    public async Task Ticks_scenes_and_what_follows_from_them_off_stage_are_the_same()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        await aggregator.LeaveAfterTwoDays(session.SessionId);
        await settling.Settled();
        for (var tick = 2; tick <= 11; tick++) await aggregator.PlayOn(session.SessionId);
        var ticks = new List<ReplayedTick>();

        var report = await aggregator.Replay(session.SessionId, each: ticks.Add);

        Assert.Empty(report.Differences);
        var stored = await aggregator.Read(db => db.Ticks.Where(t => t.SessionId == session.SessionId).OrderBy(t => t.Number)
            .Select(t => new ReplayedTick(t.BranchId, t.Number, t.Revision, t.WorldHash!)).ToListAsync());
        Assert.Equal(stored, ticks);
        var asked = await aggregator.Read(db => db.Artifacts.CountAsync(
            a => db.Ticks.Any(t => t.CorrelationId == a.TickId && t.SessionId == session.SessionId)));
        Assert.Equal((11, asked, 0, asked, 1, 4), (report.Counts.Ticks, report.Counts.Artifacts, report.Counts.Rethought,
            report.Counts.AsRecorded, report.Counts.Scenes, report.Counts.Checkpoints));
        Assert.Equal((await aggregator.See(session.SessionId)).WorldHash, report.WorldHash);
    }

    [Fact]
    public async Task What_the_player_was_asked_and_answered_is_the_same_in_reviews_events_and_fights()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var story = await AStory.Begin(aggregator, ReviewMode.Ask, Won);
        await story.Offer(Crossing.Wait, Crossing.Zombie, Crossing.Ferryman);
        await story.Awaits();
        await story.Decide(new("something-comes", ReviewVerdict.Accept),
            new("ferryman-calls", ReviewVerdict.Edit, "A ferryman waves.", 100));
        await story.PlayOn(prompt => prompt.Default);
        await story.Finish();

        var report = await aggregator.Replay(story.Id);

        Assert.Empty(report.Differences);
        Assert.Equal((1, 1), (report.Counts.Ticks, report.Counts.Scenes));
    }

    [Fact]
    public async Task What_a_setting_decided_is_the_same_whatever_the_setting_was_when()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);
        await story.Offer(Crossing.Wait, Crossing.Stone);
        await story.Tell("1", "A stone.");
        await story.Finish();
        await Set(ReviewMode.AcceptHarmless);
        await story.Offer(Crossing.Wait, Crossing.Stone);
        await story.Finish();
        await Set(ReviewMode.Ask);
        await story.Offer(Crossing.Wait, Crossing.Stone);
        await story.Awaits();
        // What is asked was asked, whatever is set meanwhile.
        await Set(ReviewMode.AcceptAll);
        await story.Decide(new EventDecision("stone-falls", ReviewVerdict.Reject));
        await story.Finish();

        var report = await aggregator.Replay(story.Id);

        Assert.Empty(report.Differences);
        Assert.Equal(3, report.Counts.Ticks);

        async Task Set(ReviewMode mode) => Assert.Equal(HttpStatusCode.OK, (await aggregator.Send(
            HttpMethod.Put, $"/api/v1/sessions/{story.Id}/settings", new SessionSettings(mode))).Status);
    }

    [Fact]
    public async Task A_review_that_nobody_decided_in_time_is_the_same()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null,
            "--Player:ReviewTimeout=00:00:00.100", "--Sweep:Interval=00:00:00.050", "--Sweep:AskAgainAfter=00:10:00");
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Apple, Crossing.Stone);
        await story.Tell("1", "An apple.");
        await story.Finish();

        Assert.Empty((await aggregator.Replay(story.Id)).Differences);
    }

    [Fact]
    public async Task An_attempt_that_came_to_nothing_and_a_tick_under_way_are_left_out()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = await aggregator.Begin();
        var failed = await aggregator.Command(session.SessionId);
        var length = await aggregator.Agents.Asked<AssessTickLength>(m => m.TickId == failed.TickId);
        await aggregator.FailForGood(length, "it is tired");
        await aggregator.PlayOn(session.SessionId);
        await aggregator.Command(session.SessionId);

        var report = await aggregator.Replay(session.SessionId);

        Assert.Empty(report.Differences);
        Assert.Equal((1, 1, 1), (report.Counts.Ticks, report.Counts.Attempts, report.Counts.UnderWay));
    }

    [Fact]
    public async Task What_rules_thought_is_thought_anew_and_the_same_in_whatever_order()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = await aggregator.Begin();
        for (var tick = 1; tick <= 3; tick++) await aggregator.PlayOn(session.SessionId, "hello");
        string[] rules = [AgentNames.TickLength, AgentNames.Difficulty, AgentNames.Outline, AgentNames.NpcDecision];
        var byRules = await aggregator.Read(db => db.Artifacts
            .Where(a => rules.Contains(a.Agent) && db.Ticks.Any(t => t.CorrelationId == a.TickId && t.SessionId == session.SessionId))
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Brain, Brain.Rules)));
        var orders = new HashSet<string>();

        for (var shuffle = 0UL; shuffle < 8; shuffle++)
        {
            var order = "";
            var report = await aggregator.Replay(session.SessionId, (agent, input, seed, cancellation) =>
            {
                order += agent + seed;
                return Replaying.ByHand(agent, input, seed, cancellation);
            }, shuffle);
            orders.Add(order);

            Assert.Empty(report.Differences);
            Assert.Equal(byRules, report.Counts.Rethought);
        }

        Assert.True(byRules > 9);
        Assert.True(orders.Count > 1);
    }
}
