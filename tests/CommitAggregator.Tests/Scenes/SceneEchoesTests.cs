using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Scenes;

/// <summary>How what follows from a scene becomes canon.</summary>
public sealed class SceneEchoesTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task What_follows_from_a_scene_is_in_the_world_with_the_second_next_commit()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        await aggregator.LeaveAfterTwoDays(session.SessionId);
        var changes = (await settling.Settled()).Settled().SelectMany(result => result.Changes).ToList();
        var turned = Assert.Single(changes.OfType<WeatherTurned>());

        await aggregator.Play(session.SessionId, 2, "wait for a minute");
        Assert.Equal(Weather.Fog, (await aggregator.See(session.SessionId)).Scene.Weather);
        await aggregator.Play(session.SessionId, 3, "wait for a minute");

        var after = await aggregator.See(session.SessionId);
        Assert.Equal(turned.To, after.Scene.Weather);
        var scene = await settling.Scene();
        Assert.Equal(3, await settling.BroughtIn());
        var final = await aggregator.Read(db => db.Checkpoints.SingleAsync(c => c.BranchId == scene.BranchId && c.Tick == 3));
        Assert.Equal(after.WorldHash, final.WorldHash);
        var entries = await aggregator.Read(db => db.Ledger.Where(e => e.BranchId == scene.BranchId && e.Tick == 3)
            .OrderBy(e => e.Sequence).Select(e => new { e.Type, e.Source, e.Payload }).ToListAsync());
        var applied = entries.FindIndex(e => e.Type == LedgerTypes.SceneApplied);
        Assert.Equal(changes.Select(c => c.GetType().Name), entries[(applied + 1)..^1].Select(e => e.Type));
        Assert.Contains(scene.Summary!, entries[applied].Payload, StringComparison.Ordinal);
        Assert.Equal(("rules", LedgerTypes.TickCommitted), (entries[applied].Source, entries[^1].Type));
    }

    [Fact]
    public async Task From_the_checkpoint_of_a_scene_s_end_the_ledger_rebuilds_the_world_with_its_echo()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        await aggregator.LeaveAfterTwoDays(session.SessionId);
        var scene = await settling.Settled();
        for (var tick = 2; tick <= 4; tick++) await aggregator.Play(session.SessionId, tick, "wait for a minute");

        var left = await aggregator.Read(db => db.Checkpoints.SingleAsync(c => c.BranchId == scene.BranchId && c.Tick == 1));
        var payloads = await aggregator.Read(db => db.Ledger.Where(e => e.BranchId == scene.BranchId && e.Tick > 1)
            .OrderBy(e => e.Tick).ThenBy(e => e.Sequence).Select(e => e.Payload).ToListAsync());
        var changes = payloads.Where(payload => payload.StartsWith("{\"type\"", StringComparison.Ordinal))
            .Select(Canonical.Read<WorldEvent>);

        var rebuilt = left.ToWorld().Apply(changes) with { Tick = 4 };
        Assert.Equal((await aggregator.See(session.SessionId)).WorldHash, WorldHash.Of(rebuilt));
    }

    [Fact]
    public async Task The_next_ticks_wait_for_nothing_and_late_results_come_with_the_commit_that_follows_them()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        settling.Hold();
        await aggregator.LeaveAfterTwoDays(session.SessionId);
        await settling.Command(SceneStep.DeferredEffects);

        for (var tick = 2; tick <= 4; tick++)
            Assert.Equal("Committed", (await aggregator.Play(session.SessionId, tick, "wait for a minute")).State);
        Assert.Null(await settling.BroughtIn());
        settling.Release();
        await settling.Settled();
        Assert.Equal(Weather.Fog, (await aggregator.See(session.SessionId)).Scene.Weather);
        await aggregator.Play(session.SessionId, 5, "wait for a minute");

        Assert.Equal(5, await settling.BroughtIn());
        Assert.NotEqual(Weather.Fog, (await aggregator.See(session.SessionId)).Scene.Weather);
    }

    [Fact]
    public async Task What_happened_off_stage_is_not_told_of_the_scene_during_which_it_became_canon()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        settling.Hold();
        await aggregator.Play(session.SessionId, 1, "go west");
        var first = await settling.Command(SceneStep.DeferredEffects);
        await aggregator.Report(new SceneStepSettled(first.SessionId, first.TickId, first.Revision, first.SceneId, first.Step,
            [new RelationShifted("odile-marrack", World.PlayerId, -10, "a rumour")], null));
        settling.Release();
        var affected = (await settling.Settled()).Settled()[0].Changes;
        Assert.Single(affected);
        await aggregator.Play(session.SessionId, 2, "wait for a minute");
        await aggregator.Play(session.SessionId, 3, "wait for a minute");
        await aggregator.Play(session.SessionId, 4, "go east");

        var second = await settling.Settled(2);

        Assert.Equal((2, 4, "herring-row"), (second.FirstTick, second.LastTick, second.Place));
        Assert.EndsWith("nothing much happened.", second.Summary, StringComparison.Ordinal);
        Assert.Equal(1, await aggregator.Read(db => db.Ledger.CountAsync(e => e.SessionId == session.SessionId
            && e.Tick == 3 && e.Type == nameof(RelationShifted) && e.Payload.Contains("a rumour"))));
    }

    [Fact]
    public async Task The_same_commands_give_the_same_story_with_what_follows_from_it_off_stage()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var (one, two) = (await Story(aggregator, 7), await Story(aggregator, 7));
        var other = await Story(aggregator, 8);

        Assert.Equal(one, two);
        Assert.True(one.Applied >= 2);
        Assert.NotEqual(one.WorldHash, other.WorldHash);
    }

    private static async Task<(string WorldHash, int Applied, string Changes)> Story(AnAggregator aggregator, ulong seed)
    {
        string[] commands = ["go west", "go east", "wait for a minute", "go west", "wait for a minute", "wait for a minute"];
        var session = await aggregator.Begin(seed);
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        for (var i = 0; i < commands.Length; i++)
        {
            await aggregator.PlayFor(session.SessionId, i + 1, commands[i], 5 * 3600);
            if (await settling.Count() is > 0 and var scenes) await settling.Settled(scenes);
        }

        var off = await aggregator.Read(db => db.Ledger.Where(e => e.SessionId == session.SessionId && e.Type == LedgerTypes.SceneApplied)
            .OrderBy(e => e.Id).Select(e => e.Payload).ToListAsync());
        return ((await aggregator.See(session.SessionId)).WorldHash, off.Count, string.Join('\n', off));
    }
}
