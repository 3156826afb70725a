using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>What follows from a scene off stage becomes canon once in each story that the scene is in, and in no other.</summary>
public sealed class RewoundScenesTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task What_became_canon_on_one_timeline_does_so_again_on_a_branch_from_before_it_and_not_twice()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var (id, main) = await LeftAndSettled(aggregator);
        await Wait(aggregator, id, 2);
        var first = await Wait(aggregator, id, 3);
        var weather = (await aggregator.See(id)).Scene.Weather;

        await aggregator.GoBack(id, new Rewind(2));
        var foggy = (await aggregator.See(id)).Scene.Weather;
        var again = await Wait(aggregator, id, 4);
        await Wait(aggregator, id, 5);

        Assert.Equal((Weather.Fog, weather), (foggy, (await aggregator.See(id)).Scene.Weather));
        Assert.NotEqual(Weather.Fog, weather);
        Assert.Equal(first.WorldHash, again.WorldHash);
        Assert.Equal([(first.TickId, 3), (again.TickId, 3)], await Applied(aggregator, id));
        await aggregator.GoOver(id, main);
        await Wait(aggregator, id, 6);
        Assert.Equal(2, (await Applied(aggregator, id)).Count);
    }

    [Fact]
    public async Task On_a_branch_from_after_it_it_is_not_due_again_and_on_one_from_before_the_scene_it_never_happens()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var (id, main) = await LeftAndSettled(aggregator);
        await Wait(aggregator, id, 2);
        var brought = await Wait(aggregator, id, 3);

        await aggregator.GoBack(id, new Rewind(3));
        await Wait(aggregator, id, 4);
        await aggregator.GoBack(id, new Rewind(0, main));
        for (var asked = 5; asked <= 8; asked++) await Wait(aggregator, id, asked);

        Assert.Equal([(brought.TickId, 3)], await Applied(aggregator, id));
        Assert.Equal(Weather.Fog, (await aggregator.See(id)).Scene.Weather);
    }

    [Fact]
    public async Task A_scene_that_settles_while_another_timeline_is_played_comes_with_the_next_commit_of_its_own()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var id = session.SessionId;
        using var settling = await Settling.Watch(aggregator, id);
        settling.Hold();
        await aggregator.LeaveAfterTwoDays(id);
        await settling.Command(SceneStep.DeferredEffects);
        await Wait(aggregator, id, 2);
        await aggregator.GoBack(id, new Rewind(0));
        settling.Release();
        await settling.Settled();
        for (var asked = 3; asked <= 5; asked++) await Wait(aggregator, id, asked);
        Assert.Empty(await Applied(aggregator, id));

        await aggregator.GoOver(id, session.Timeline);
        var brings = await Wait(aggregator, id, 6);

        Assert.Equal([(brings.TickId, 3)], await Applied(aggregator, id));
    }

    [Fact]
    public async Task A_scene_on_a_branch_begins_where_the_one_before_it_in_its_own_story_ended()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var (id, main) = await LeftAndSettled(aggregator);
        await Wait(aggregator, id, 2);
        await aggregator.PlayFor(id, 3, "go east", 60);
        await aggregator.GoBack(id, new Rewind(2));
        await Wait(aggregator, id, 4);
        await aggregator.PlayFor(id, 5, "go east", 60);
        await aggregator.GoBack(id, new Rewind(0, main));
        await Wait(aggregator, id, 6);
        await aggregator.PlayFor(id, 7, "go west", 60);

        var scenes = await aggregator.Read(db => db.Scenes.Where(s => s.SessionId == id)
            .Join(db.Ticks, s => s.TickId, t => t.CorrelationId, (s, t) => new { s.FirstTick, s.LastTick, t.AcceptedAt })
            .OrderBy(s => s.AcceptedAt).Select(s => new { s.FirstTick, s.LastTick }).ToListAsync());

        Assert.Equal([(1, 1), (2, 3), (2, 4), (1, 2)], scenes.Select(s => (s.FirstTick, s.LastTick)));
    }

    private static async Task<(Guid Session, Guid Timeline)> LeftAndSettled(AnAggregator aggregator)
    {
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        await aggregator.LeaveAfterTwoDays(session.SessionId);
        await settling.Settled();
        return (session.SessionId, session.Timeline);
    }

    private static Task<TickView> Wait(AnAggregator aggregator, Guid session, int asked) =>
        aggregator.Play(session, asked, "wait for a minute");

    /// <summary>The ticks that brought something in from off stage, in the order in which they did.</summary>
    private static async Task<IReadOnlyList<(Guid Tick, int Number)>> Applied(AnAggregator aggregator, Guid session)
    {
        var entries = await aggregator.Read(db => db.Ledger.Where(e => e.SessionId == session && e.Type == LedgerTypes.SceneApplied)
            .OrderBy(e => e.Id).ToListAsync());
        return [.. entries.Select(e => (e.TickId!.Value, e.Tick))];
    }
}
