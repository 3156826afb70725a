using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Tests.Replays;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Tests.Timelines;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Presence;

/// <summary>What happens in a session while it rests, and what cannot be brought back.</summary>
public sealed class WithoutThePlayerTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_review_that_becomes_overdue_is_decided_by_the_policy_and_the_tick_goes_on()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker, "--Sweep:Interval=00:00:00.050");
        var resting = await Resting.Watch(aggregator);
        var story = await Waiting(aggregator);

        await aggregator.Read(db => db.Artifacts.Where(a => a.TickId == story.Tick && a.Agent == Artifact.Player)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.DueAt, a => a.DueAt!.Value.AddDays(-2))));
        await resting.Restored(story.Id);
        await story.Tell("1", "The apple.");
        await aggregator.Agents.Asked<OutlineScene>(m => m.TickId == story.Tick);
        Assert.Equal((Phase.Resolving, null), await aggregator.PhaseOf(story.Id));
        Assert.False(await aggregator.Suspend(story.Id));

        var back = await story.In(aggregator);
        await back.Finish();
        Assert.Equal("Committed", (await back.SeeTick()).State);
        Assert.Empty((await aggregator.Replay(story.Id)).Differences);
    }

    [Fact]
    public async Task What_agents_report_late_or_twice_leaves_it_at_rest()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Waiting(aggregator);
        var rows = await aggregator.Read(db => db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == story.Tick));

        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<AssessTickLength>(m => m.TickId == story.Tick)));
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<ReviewMetaEvents>(m => m.TickId == story.Tick)));
        await aggregator.Report(new AgentFailed(story.Id, story.Tick, 1, AgentNames.MetaEvents, "", "too late"));

        Assert.Equal((Phase.Suspended, Phase.Reviewing), await aggregator.PhaseOf(story.Id));
        Assert.Equal(rows.RowVersion, (await aggregator.Read(db => db.Ticks.AsNoTracking()
            .SingleAsync(t => t.CorrelationId == story.Tick))).RowVersion);
    }

    [Fact]
    public async Task A_tick_that_is_given_up_meanwhile_gives_the_words_back_and_leaves_a_session_that_can_be_played()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Waiting(aggregator);

        await aggregator.Report(new AgentFailed(story.Id, story.Tick, 1, Artifact.Player, Artifact.Review, "nobody can read it"));

        Assert.Equal((Phase.Idle, null), await aggregator.PhaseOf(story.Id));
        Assert.NotEmpty(await aggregator.WorldRows(story.Id));
        Assert.Equal("Compensated", (await story.SeeTick()).State);
        var back = await story.In(aggregator);
        await back.Offer(Crossing.Wait);
        await back.Finish();
    }

    [Fact]
    public async Task Scenes_settle_while_it_rests_and_come_back_as_they_would_have()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = (await aggregator.Begin()).SessionId;
        using var settling = await Settling.Watch(aggregator, session);
        settling.Hold();
        await aggregator.LeaveAfterTwoDays(session);
        await aggregator.LetRest(session);

        settling.Release();
        await settling.Settled();
        Assert.Equal((Phase.Suspended, Phase.Idle), await aggregator.PhaseOf(session));

        for (var tick = 2; tick <= 3; tick++) await aggregator.Play(session, tick, "hello");
        Assert.Equal(3, await settling.BroughtIn());
        Assert.Empty((await aggregator.Replay(session)).Differences);
    }

    [Fact]
    public async Task A_replay_goes_through_it_without_waking_it_and_says_what_is_missing()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = (await aggregator.Begin()).SessionId;
        await aggregator.Play(session);
        await aggregator.LetRest(session);

        var sound = await aggregator.Replay(session);
        var hash = (await aggregator.Stored(session)).WorldHash;
        await Checkpoints(aggregator, session, checkpoints => checkpoints.Where(c => c.Tick == 1).ExecuteDeleteAsync());
        var missing = await aggregator.Replay(session);

        Assert.Equal((hash, 1), (sound.WorldHash, sound.Counts.Ticks));
        Assert.Empty(sound.Differences);
        Assert.Equal(["checkpoint of the suspended session"], missing.Differences.Select(d => d.What));
        Assert.Equal((Phase.Suspended, Phase.Idle), await aggregator.PhaseOf(session));
        // Checkpoint and ledger before it bring it back all the same.
        Assert.Equal(hash, (await aggregator.See(session)).WorldHash);
    }

    [Theory]
    [InlineData(@"UPDATE checkpoints SET body = '\x00'")]
    [InlineData(@"UPDATE checkpoints SET body = substr(body, 1, 20)")]
    [InlineData(@"UPDATE checkpoints SET body = ''")]
    [InlineData("DELETE FROM checkpoints")]
    [InlineData("UPDATE checkpoints SET body = (SELECT body FROM checkpoints c WHERE c.branch_id = checkpoints.branch_id AND c.tick = 0)")]
    public async Task Where_what_is_stored_does_not_bring_it_back_that_is_said_and_it_stays_as_it_is(string damage)
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var (broken, sound) = ((await aggregator.Begin()).SessionId, (await aggregator.Begin(8)).SessionId);
        aggregator.Agents.Session = broken;
        await aggregator.Play(broken);
        foreach (var id in new[] { broken, sound }) await aggregator.LetRest(id);
        var before = await aggregator.PhaseOf(broken);
        var kept = await Checkpoints(aggregator, broken, checkpoints => checkpoints.AsNoTracking().ToListAsync());
        await using (var held = await SessionLock.Take(servers.Database, Guid.Empty))
        {
            await held.Run("SET LOCAL search_path = commit_aggregator");
            await held.Run($"{damage} WHERE branch_id = @branch", ("branch", kept[0].BranchId));
            await held.Commit();
        }

        var replies = new[]
        {
            await aggregator.Get($"/api/v1/sessions/{broken}"), await aggregator.Get($"/api/v1/sessions/{broken}/timelines"),
            await aggregator.Post($"/api/v1/sessions/{broken}/commands", new NewCommand("wait a while"), "again"),
            await aggregator.Post($"/api/v1/sessions/{broken}/rewind", new Rewind(0)),
        };

        Assert.All(replies, reply => Assert.Equal((HttpStatusCode.InternalServerError, "session-not-restorable"),
            (reply.Status, reply.Problem)));
        Assert.All(replies, reply => Assert.Contains(broken.ToString(), reply.Text("detail"), StringComparison.Ordinal));
        Assert.Equal(before, await aggregator.PhaseOf(broken));
        Assert.Empty(await aggregator.WorldRows(broken));
        Assert.Equal(["Suspended"], (await aggregator.Phases(broken)).TakeLast(1));
        Assert.Equal(Phase.Idle, (await aggregator.See(sound)).Phase);

        // What was put right by hand is restored as if nothing had been.
        await Checkpoints(aggregator, broken, checkpoints => checkpoints.ExecuteDeleteAsync());
        await aggregator.Read(db =>
        {
            db.Checkpoints.AddRange(kept);
            return db.SaveChangesAsync();
        });
        var accepted = await aggregator.Command(broken, key: "again");
        Assert.Equal(2, accepted.Number);
    }

    private static async Task<AStory> Waiting(AnAggregator aggregator)
    {
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Apple);
        await story.Awaits();
        await aggregator.Leave(story.Id);
        await aggregator.LetRest(story.Id);
        return story;
    }

    private static Task<T> Checkpoints<T>(
        AnAggregator aggregator, Guid session, Func<IQueryable<Checkpoint>, Task<T>> use) => aggregator.Read(db =>
        use(db.Checkpoints.Where(c => db.Branches.Any(b => b.Id == c.BranchId && b.SessionId == session))));
}
