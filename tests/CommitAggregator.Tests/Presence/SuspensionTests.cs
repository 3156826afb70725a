using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Presence;

/// <summary>A session whose player is away for the grace is suspended; nobody else's is.</summary>
public sealed class SuspensionTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_session_is_suspended_after_the_grace_and_not_before()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null, Resting.Watchful);
        var resting = await Resting.Watch(aggregator);
        var (old, young) = ((await aggregator.Begin()).SessionId, (await aggregator.Begin()).SessionId);
        await aggregator.SeenAgo(young, new PresenceOptions().Grace - TimeSpan.FromSeconds(30));
        await aggregator.SeenAgo(old, new PresenceOptions().Grace + new PresenceOptions().Sparing);

        await resting.Suspended(old);
        await resting.ALookAtAll(aggregator);

        Assert.Equal((Phase.Suspended, Phase.Idle), await aggregator.PhaseOf(old));
        Assert.Equal((Phase.Idle, null), await aggregator.PhaseOf(young));
        Assert.Empty(await aggregator.WorldRows(old));
        Assert.NotEmpty(await aggregator.WorldRows(young));
    }

    [Fact]
    public async Task Whoever_listens_keeps_it_warm_on_any_instance_and_the_grace_begins_when_they_hang_up()
    {
        await using var one = await AnAggregator.Start(servers.Database, servers.Broker, Resting.Soon);
        await using var two = await AnAggregator.Start(servers.Database, servers.Broker, Resting.Soon);
        var resting = await Resting.Watch(one);
        var (heard, unheard) = ((await one.Begin()).SessionId, (await one.Begin()).SessionId);
        var stream = new AStream(await two.Listen(heard));
        await stream.Until("ready");
        // On a slow machine its grace may have been over before anybody listened.
        var (began, before) = ((await one.Stored(heard)).SeenAt, resting.Suspensions(heard));

        // Others are left alone for as long as it takes, one after the other.
        await resting.Suspended(unheard);
        for (var n = 0; n < 2; n++) await resting.Suspended((await one.Begin()).SessionId);
        Assert.Equal((Phase.Idle, null), await one.PhaseOf(heard));
        Assert.True((await one.Stored(heard)).SeenAt > began);

        two.HangUp();
        await resting.Suspended(heard, before + 1);
        Assert.Equal((Phase.Suspended, Phase.Idle), await one.PhaseOf(heard));
    }

    [Fact]
    public async Task Whatever_a_player_asks_for_says_that_they_are_there()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null, Resting.Watchful);
        var resting = await Resting.Watch(aggregator);
        var session = (await aggregator.Begin()).SessionId;
        var ago = new PresenceOptions().Grace - TimeSpan.FromSeconds(30);
        await aggregator.SeenAgo(session, ago);

        await aggregator.Http.GetAsync($"/api/v1/sessions/{session}/transcript", TestContext.Current.CancellationToken);
        await resting.ALookAtAll(aggregator);
        await resting.ALookAtAll(aggregator);

        Assert.True((await aggregator.Stored(session)).SeenAt > TimeProvider.System.GetUtcNow() - ago / 2);
    }

    [Fact]
    public async Task When_players_were_seen_is_written_seldom_and_waits_for_nobody()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var ids = new List<Guid>();
        for (var n = 0; n < 3; n++) ids.Add((await aggregator.Begin()).SessionId);
        var (fresh, stale, locked) = (ids[0], ids[1], ids[2]);
        var now = TimeProvider.System.GetUtcNow().AddMinutes(10);
        await aggregator.Read(db => db.Sessions.Where(s => s.Id == fresh)
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now.AddSeconds(-59))));
        var before = (await aggregator.Stored(fresh)).SeenAt;

        List<Guid> missed;
        await using (await SessionLock.Take(servers.Database, locked))
            missed = await aggregator.Read(db => db.Database.WriteSeen(
                ids.ToDictionary(id => id, _ => now), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken));

        Assert.Equal([locked], missed);
        Assert.Equal(before, (await aggregator.Stored(fresh)).SeenAt);
        Assert.Equal(0, (now - (await aggregator.Stored(stale)).SeenAt).TotalSeconds, 3);
        Assert.True((await aggregator.Stored(locked)).SeenAt < now.AddMinutes(-5));
        Assert.Empty(await aggregator.Read(db => db.Database.WriteSeen(
            ids.ToDictionary(id => id, _ => now), TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public async Task What_agents_are_at_keeps_it_from_being_suspended_until_they_are_done()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker, Resting.Watchful);
        var resting = await Resting.Watch(aggregator);
        var session = (await aggregator.Begin()).SessionId;
        var accepted = await aggregator.Command(session);
        var narrate = await aggregator.UpToTheNarrator();
        await resting.ALookAtAll(aggregator);
        await aggregator.SeenAgo(session, TimeSpan.FromHours(1));

        await resting.ALookAtAll(aggregator);
        Assert.False(await aggregator.Suspend(session));
        Assert.Equal((Phase.Narrating, null), await aggregator.PhaseOf(session));
        await aggregator.Report(AgentsByHand.Answer(narrate));

        await resting.Suspended(session);
        Assert.Equal((Phase.Suspended, Phase.Idle), await aggregator.PhaseOf(session));
        Assert.Equal(accepted.Number, (await aggregator.Stored(session)).Tick);
    }

    [Fact]
    public async Task An_answer_that_was_given_but_not_heard_yet_is_under_way()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Apple);
        await story.Awaits();
        await aggregator.Leave(story.Id);
        var answered = await aggregator.Read(db => db.Artifacts.Where(a => a.TickId == story.Tick && a.Output == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Output, "{}")));

        Assert.Equal(1, answered);
        Assert.False(await aggregator.Suspend(story.Id));
        Assert.Equal((Phase.Reviewing, null), await aggregator.PhaseOf(story.Id));
    }

    [Fact]
    public async Task A_session_that_somebody_is_about_is_left_alone_at_once()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Apple);
        await story.Awaits();
        await aggregator.Leave(story.Id);

        await using (await SessionLock.Take(servers.Database, story.Id)) Assert.False(await aggregator.Suspend(story.Id));
        await using (var step = await SessionLock.Take(servers.Database, Guid.Empty))
        {
            await step.Run("SELECT 1 FROM commit_aggregator.ticks WHERE correlation_id = @id FOR UPDATE", ("id", story.Tick));
            Assert.False(await aggregator.Suspend(story.Id));
        }

        Assert.True(await aggregator.Suspend(story.Id));
    }

    [Fact]
    public async Task Several_that_suspend_it_at_once_do_it_once()
    {
        await using var one = await AnAggregator.Start(servers.Database, servers.Broker);
        await using var two = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = (await one.Begin()).SessionId;

        var done = await Task.WhenAll(Enumerable.Range(0, 12).Select(n => Task.Run(() => (n % 2 == 0 ? one : two).Suspend(session))));

        Assert.Single(done, did => did);
        Assert.Equal(["Suspended"], await one.Phases(session));
    }

    [Fact]
    public async Task A_checkpoint_is_written_where_there_is_none_and_the_one_that_is_there_stays()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = (await aggregator.Begin()).SessionId;
        await aggregator.LetRest(session);
        var ticks = new List<int[]> { await Checkpoints(aggregator, session) };
        await aggregator.Play(session);
        ticks.Add(await Checkpoints(aggregator, session));
        await aggregator.LetRest(session);
        ticks.Add(await Checkpoints(aggregator, session));

        Assert.Equal([[0], [0], [0, 1]], ticks);
        var kept = await aggregator.Read(db => db.Checkpoints.SingleAsync(c => c.Tick == 1 && db.Sessions.Any(
            s => s.Id == session && s.BranchId == c.BranchId)));
        Assert.Equal((await aggregator.Stored(session)).WorldHash, Rulebook.WorldHash.Of(kept.ToWorld()));
    }

    [Fact]
    public async Task Where_the_checkpoint_that_is_there_is_broken_it_stays_warm_and_others_are_suspended()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null, Resting.Watchful);
        var resting = await Resting.Watch(aggregator);
        var session = (await aggregator.Begin()).SessionId;
        var branch = (await aggregator.Stored(session)).BranchId;
        var wrong = Checkpoint.Of(branch, Rulebook.World.Empty).Body;
        await aggregator.Read(db => db.Checkpoints.Where(c => c.BranchId == branch)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Body, wrong)));
        var rows = await aggregator.WorldRows(session);
        await aggregator.SeenAgo(session, TimeSpan.FromDays(1));

        await resting.ALookAtAll(aggregator);
        await resting.ALookAtAll(aggregator);

        Assert.Equal((Phase.Idle, null), await aggregator.PhaseOf(session));
        Assert.Equal(rows, await aggregator.WorldRows(session));
        Assert.Equal(session, (await aggregator.See(session)).SessionId);
    }

    [Fact]
    public async Task More_than_are_found_at_a_time_are_all_found_in_one_round()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var ids = new List<Guid>();
        for (var n = 0; n <= Suspension.AtATime; n++) ids.Add((await aggregator.Begin()).SessionId);
        var longAgo = TimeProvider.System.GetUtcNow().AddYears(-1);
        await aggregator.Read(db => db.Sessions.Where(s => ids.Contains(s.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, longAgo)));

        var first = await Due(aggregator, longAgo.AddDays(1), null);
        var second = await Due(aggregator, longAgo.AddDays(1), first[^1]);

        Assert.Equal((Suspension.AtATime, 1), (first.Count, second.Count));
        Assert.Equal(ids.Order(), first.Concat(second).Select(s => s.Id).Order());
    }

    [Fact]
    public async Task An_interval_that_is_too_long_for_the_grace_is_refused_at_the_start()
    {
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => AnAggregator.Start(servers.Database, broker: null,
            "--Presence:Grace=00:00:10", "--Presence:Interval=00:00:03"));
        Assert.Contains(PresenceOptions.Unsound, refused.Message, StringComparison.Ordinal);
    }

    private static Task<List<Unattended>> Due(AnAggregator aggregator, DateTimeOffset before, Unattended? after) => aggregator.Use(
        services => services.GetRequiredService<Suspension>().Due(before, after, TestContext.Current.CancellationToken));

    private static Task<int[]> Checkpoints(AnAggregator aggregator, Guid session) => aggregator.Read(db => db.Checkpoints
        .Where(c => db.Branches.Any(b => b.Id == c.BranchId && b.SessionId == session)).Select(c => c.Tick).Order().ToArrayAsync());
}
