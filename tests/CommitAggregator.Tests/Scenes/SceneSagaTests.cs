using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Scenes;

/// <summary>How scenes settle, on real RabbitMQ and real PostgreSQL.</summary>
public sealed class SceneSagaTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_tick_that_leads_elsewhere_ends_a_scene_which_settles_step_by_step()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);

        var tick = await aggregator.LeaveAfterTwoDays(session.SessionId);
        var scene = await settling.Settled();

        Assert.Equal((nameof(SceneStateMachine.Settled), "ferry-landing", 1, 1),
            (scene.CurrentState, scene.Place, scene.FirstTick, scene.LastTick));
        Assert.Equal((tick.TickId, tick.WorldHash), (scene.TickId, scene.WorldHash));
        Assert.Equal(Enum.GetValues<SceneStep>(), scene.Settled().Select(result => result.Step));
        var asked = settling.Asked;
        // The three in the middle are out at the same time.
        Assert.Equal(Enum.GetValues<SceneStep>(), [.. asked.Take(1), .. asked.Skip(1).Take(3).Order(), .. asked.Skip(4)]);
        Assert.Equal("Robin Ash was at the ferry landing, with Odile Marrack, and nothing much happened.", scene.Summary);

        var kept = await aggregator.Read(db => db.Checkpoints.SingleAsync(c => c.BranchId == scene.BranchId && c.Tick == 1));
        var left = kept.ToWorld();
        Assert.Equal(scene.WorldHash, WorldHash.Of(left));
        Assert.Equal(scene.FinalHash, WorldHash.Of(left.Apply(scene.Settled().SelectMany(result => result.Changes))));
        Assert.NotEqual(scene.WorldHash, scene.FinalHash);
    }

    [Fact]
    public async Task A_tick_that_leaves_the_player_where_they_were_ends_no_scene()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);

        await aggregator.Play(session.SessionId, 1, "drop the bell strap");
        Assert.Equal(0, await settling.Count());
        await aggregator.Play(session.SessionId, 2, "go west");

        var scene = await settling.Settled();
        Assert.Equal((1, 2), (scene.FirstTick, scene.LastTick));
        Assert.Equal("Robin Ash was at the ferry landing, with Odile Marrack, and they parted with something.", scene.Summary);
    }

    [Fact]
    public async Task A_step_waits_for_all_that_it_builds_on_and_for_nothing_else()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        settling.Hold();
        await aggregator.Play(session.SessionId, 1, "go west");
        var first = await settling.Command(SceneStep.DeferredEffects);

        await aggregator.Report(Settled(first));
        Assert.Equal(["OffScreenCharacters", "SocialRipple", "WorldState"], (await settling.Scene()).Awaited);
        await aggregator.Report(Settled(await settling.Command(SceneStep.WorldState)));
        await aggregator.Report(Settled(await settling.Command(SceneStep.SocialRipple)));
        Assert.Equal(["OffScreenCharacters"], (await settling.Scene()).Awaited);
        await aggregator.Report(Settled(await settling.Command(SceneStep.OffScreenCharacters)));
        Assert.Equal(["Narrative"], (await settling.Scene()).Awaited);
        await aggregator.Report(Settled(await settling.Command(SceneStep.Narrative), "So it was."));
        await aggregator.Report(Settled(await settling.Command(SceneStep.Checkpoint), "its hash"));

        var scene = await settling.Scene();
        Assert.Equal((nameof(SceneStateMachine.Settled), "So it was.", "its hash"), (scene.CurrentState, scene.Summary, scene.FinalHash));
        Assert.Equal(Enum.GetValues<SceneStep>(), scene.Settled().Select(result => result.Step));
        Assert.Empty(scene.Awaited);
        Assert.NotNull(scene.SettledAt);
    }

    [Fact]
    public async Task What_nobody_awaits_changes_nothing()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        settling.Hold();
        await aggregator.Play(session.SessionId, 1, "go west");
        var first = await settling.Command(SceneStep.DeferredEffects);
        var (truth, lie) = (new FactAsserted(new Fact("bell", "rung")), new FactAsserted(new Fact("bell", "sunk")));

        await aggregator.Report(Settled(first) with { Step = SceneStep.Narrative, Summary = "too early" });
        await aggregator.Report(Settled(first) with { SceneId = Guid.CreateVersion7(), Changes = [lie] });
        await aggregator.Report(Settled(first) with { Changes = [truth] });
        await aggregator.Report(Settled(first) with { Changes = [lie] });
        settling.Release();
        var settled = await settling.Settled();
        await aggregator.Report(Settled(first) with { Changes = [lie] });
        await aggregator.Report(Settled(first) with { Step = SceneStep.Checkpoint, Summary = "too late" });

        var scene = await settling.Scene();
        Assert.Equal((settled.Results, settled.FinalHash, settled.SettledAt), (scene.Results, scene.FinalHash, scene.SettledAt));
        Assert.Equal([truth], scene.Settled()[0].Changes);
        for (var tick = 2; tick <= 4; tick++) await aggregator.Play(session.SessionId, tick, "wait for a minute");
        Assert.Equal(1, await aggregator.Read(db =>
            db.Ledger.CountAsync(e => e.SessionId == session.SessionId && e.Type == nameof(FactAsserted))));
        Assert.Equal(1, await aggregator.Read(db =>
            db.Ledger.CountAsync(e => e.SessionId == session.SessionId && e.Type == LedgerTypes.SceneApplied)));
    }

    private static SceneStepSettled Settled(SettleScene command, string? summary = null) =>
        new(command.SessionId, command.TickId, command.Revision, command.SceneId, command.Step, [], summary);
}
