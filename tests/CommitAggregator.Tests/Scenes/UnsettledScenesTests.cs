using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Scenes;

/// <summary>A scene settles also where the bus forgets, or a step is out too long.</summary>
public sealed class UnsettledScenesTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly string[] Impatient = ["--Sweep:Interval=00:00:00.050", "--Sweep:AskAgainAfter=00:00:00.100"];

    [Fact]
    public async Task A_step_that_is_out_too_long_is_asked_for_again_and_kept_once()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker, Impatient);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        settling.Hold();
        await aggregator.LeaveAfterTwoDays(session.SessionId);

        var first = await settling.Command(SceneStep.DeferredEffects);
        var again = await settling.Command(SceneStep.DeferredEffects, 2);
        Assert.Equal(first, again);
        settling.Release();

        var scene = await settling.Settled();
        Assert.Equal(Enum.GetValues<SceneStep>(), scene.Settled().Select(result => result.Step));
    }

    [Fact]
    public async Task A_scene_settles_after_a_restart_though_the_bus_has_forgotten_it()
    {
        SessionView session;
        SceneState before;
        await using (var first = await AnAggregator.Start(servers.Database, broker: null))
        {
            session = await first.Begin();
            using var whole = await Settling.Watch(first, session.SessionId);
            await first.LeaveAfterTwoDays(session.SessionId);
            before = await whole.Settled();
            await Reopen(first, session.SessionId, nameof(SceneStep.DeferredEffects), before.AskedAt, results: "[]");
        }

        await using var second = await AnAggregator.Start(servers.Database, broker: null);
        using var settling = await Settling.Watch(second, session.SessionId);
        var scene = await settling.Settled();

        Assert.Equal((before.Results, before.FinalHash), (scene.Results, scene.FinalHash));
        Assert.Equal(nameof(SceneStateMachine.Settled), scene.CurrentState);
        second.Agents.Session = session.SessionId;
        for (var tick = 1; tick <= 2; tick++) await second.Play(session.SessionId, tick, "wait for a minute");
        Assert.Equal(3, await settling.BroughtIn());
    }

    [Fact]
    public async Task A_scene_that_cannot_be_driven_on_holds_up_none_behind_it()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, broker: null, Impatient);
        var broken = await aggregator.Begin();
        using var hopeless = await Settling.Watch(aggregator, broken.SessionId);
        await aggregator.Play(broken.SessionId, 1, "go west");
        await hopeless.Settled();
        var sound = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, sound.SessionId);
        await aggregator.Play(sound.SessionId, 1, "go west");
        var before = await settling.Settled();

        await Reopen(aggregator, broken.SessionId, "NoSuchStep", DateTimeOffset.UnixEpoch);
        await Reopen(aggregator, sound.SessionId, nameof(SceneStep.Checkpoint), DateTimeOffset.UnixEpoch.AddDays(1));

        var command = await settling.Command(SceneStep.Checkpoint, 2);
        Assert.Equal(before.CorrelationId, command.SceneId);
        Assert.Null((await hopeless.Scene()).SettledAt);
    }

    private static Task<int> Reopen(AnAggregator aggregator, Guid session, string awaited, DateTimeOffset askedAt,
        string? results = null) => aggregator.Read(db => db.Scenes.Where(s => s.SessionId == session).ExecuteUpdateAsync(set => set
            .SetProperty(s => s.Results, s => results ?? s.Results)
            .SetProperty(s => s.CurrentState, nameof(SceneStateMachine.Settling)).SetProperty(s => s.SettledAt, (DateTimeOffset?)null)
            .SetProperty(s => s.Awaited, new List<string> { awaited }).SetProperty(s => s.AskedAt, askedAt)));
}
