using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Replays;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Replays;

/// <summary>Every take is gone through once more, on whichever branch it is.</summary>
public sealed class ReplayedTakesTests(Servers servers) : IClassFixture<Servers>
{
    [Theory]
    [InlineData(AgentNames.Narrator)]
    [InlineData(AgentNames.NpcDecision)]
    [InlineData(AgentNames.MetaEvents)]
    [InlineData(AgentNames.TickLength)]
    public async Task A_tick_that_was_taken_again_is_the_same_in_both_takes(string from)
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = await aggregator.Begin();
        await aggregator.PlayOn(session.SessionId);
        await aggregator.PlayOn(session.SessionId, "hello");
        var take = await aggregator.TakeAgain(session.SessionId, from);
        await aggregator.AnswerAll(take);
        await aggregator.PlayOn(session.SessionId);
        var ticks = new List<ReplayedTick>();

        var report = await aggregator.Replay(session.SessionId, each: ticks.Add);

        Assert.Empty(report.Differences);
        Assert.Equal([(1, 1), (2, 1), (2, 2), (3, 1)], ticks.Select(t => (t.Tick, t.Revision)));
        Assert.Equal((4, 2), (report.Counts.Ticks, report.Counts.Branches));
        Assert.Equal((await aggregator.See(session.SessionId)).WorldHash, report.WorldHash);
    }

    [Fact]
    public async Task An_edited_tick_is_the_same_with_what_it_keeps()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = await aggregator.Begin();
        await aggregator.PlayOn(session.SessionId);
        await aggregator.PlayOn(session.SessionId, "hello");
        var longer = await aggregator.TakeAgain(
            session.SessionId, AgentNames.TickLength, Canonical.Write(new TickSpan(7_200, "somebody wants it longer")));
        await aggregator.AnswerAll(longer);
        var told = await aggregator.TakeAgain(session.SessionId, AgentNames.Narrator, Canonical.Write(new Narration(["You say hello."])));

        var report = await aggregator.Replay(session.SessionId);

        Assert.Empty(report.Differences);
        Assert.Equal((4, 3), (report.Counts.Ticks, report.Counts.Branches));
        var versions = await aggregator.Read(
            db => db.Artifacts.Where(a => a.TickId == told).Select(a => a.Revision).Distinct().ToListAsync());
        Assert.Equal([1, 2, 3], versions.Order());
    }

    [Fact]
    public async Task What_a_take_keeps_must_be_what_the_take_before_has()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = await aggregator.Begin();
        await aggregator.PlayOn(session.SessionId, "hello");
        var take = await aggregator.TakeAgain(session.SessionId, AgentNames.Narrator);
        await aggregator.AnswerAll(take);
        Assert.Equal(1, await aggregator.Read(db => db.Artifacts.Where(a => a.TickId == take && a.Agent == AgentNames.EventReview)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Cost, """{"inputTokens":1,"outputTokens":1,"microUsd":1}"""))));

        var difference = Assert.Single((await aggregator.Replay(session.SessionId)).Differences);

        Assert.Equal((1, "event-review as it was kept", "/cost"), (difference.Tick, difference.What, difference.Pointer));
    }

    [Fact]
    public async Task A_take_that_came_to_nothing_is_left_out()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = await aggregator.Begin();
        await aggregator.PlayOn(session.SessionId);
        var take = await aggregator.TakeAgain(session.SessionId, AgentNames.Narrator);
        await aggregator.FailForGood(await aggregator.Agents.Asked<NarrateTick>(m => m.TickId == take), "it has nothing to say");
        await aggregator.PlayOn(session.SessionId);

        var report = await aggregator.Replay(session.SessionId);

        Assert.Empty(report.Differences);
        Assert.Equal((2, 1), (report.Counts.Ticks, report.Counts.Attempts));
    }

    [Fact]
    public async Task What_branches_off_earlier_goes_on_from_the_world_of_then()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        await aggregator.LeaveAfterTwoDays(session.SessionId);
        await settling.Settled();
        // The scene's echo comes with the third tick of each branch; the opening has none.
        for (var tick = 2; tick <= 4; tick++) await aggregator.PlayOn(session.SessionId);
        await aggregator.GoBack(session.SessionId, 2);
        for (var tick = 3; tick <= 5; tick++) await aggregator.PlayOn(session.SessionId, "hello");
        await aggregator.GoBack(session.SessionId, 4);
        await aggregator.PlayOn(session.SessionId, "go east");
        await aggregator.GoBack(session.SessionId, 0);
        await aggregator.PlayOn(session.SessionId);

        var report = await aggregator.Replay(session.SessionId);

        Assert.Empty(report.Differences);
        Assert.Equal((9, 4), (report.Counts.Ticks, report.Counts.Branches));
        Assert.Equal(2, await aggregator.Read(db => db.Echoes.CountAsync(e => db.Branches.Any(
            b => b.Id == e.BranchId && b.SessionId == session.SessionId))));
    }
}
