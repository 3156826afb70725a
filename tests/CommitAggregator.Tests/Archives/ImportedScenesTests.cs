using System.Text.Json.Nodes;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Testing;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>What follows off stage from a scene, on both sides of a file.</summary>
public sealed class ImportedScenesTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_scene_that_has_not_settled_settles_on_either_side_to_the_same_end_and_becomes_canon()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = (await aggregator.Begin()).SessionId;
        using var here = await Settling.Watch(aggregator, session);
        here.Hold();
        await aggregator.LeaveAfterTwoDays(session);
        await here.Command(SceneStep.DeferredEffects);
        var file = await aggregator.Export(session);
        Assert.Equal("[]", file.All("scene").Single()["results"]!.ToJsonString());

        await using var database = await TestDatabase.CreateAsync();
        await using var elsewhere = await AnAggregator.Start(database, null);
        var (imported, settled) = await Settle(elsewhere, file);
        here.Release();
        var original = await here.Settled();

        Assert.Equal((original.Results, original.Summary, original.FinalHash), (settled.Results, settled.Summary, settled.FinalHash));
        await elsewhere.Play(imported, 1, "wait for a minute");
        await elsewhere.Play(imported, 2, "wait for a minute");
        await aggregator.Play(session, 2, "wait for a minute");
        await aggregator.Play(session, 3, "wait for a minute");
        using var there = await Settling.Watch(elsewhere, imported);
        Assert.Equal((3, 3), (await here.BroughtIn(), await there.BroughtIn()));
        Assert.Equal((await aggregator.See(session)).WorldHash, (await elsewhere.See(imported)).WorldHash);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Only_the_steps_that_are_missing_are_worked_out(int there)
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = (await aggregator.Begin()).SessionId;
        using var settling = await Settling.Watch(aggregator, session);
        await aggregator.LeaveAfterTwoDays(session);
        var before = await settling.Settled();
        var file = await aggregator.Export(session);
        file = file.With(file.NumberOf("scene"), scene =>
        {
            scene["results"] = new JsonArray([.. scene["results"]!.AsArray().Take(there).Select(step => step!.DeepClone())]);
            foreach (var member in new[] { "summary", "finalHash", "settledAt" }) scene.Remove(member);
        });

        await using var database = await TestDatabase.CreateAsync();
        await using var elsewhere = await AnAggregator.Start(database, null);
        var (_, settled) = await Settle(elsewhere, file);

        Assert.Equal(before.FinalHash, settled.FinalHash);
        Assert.Equal(before.Settled().Select(result => result.Step), settled.Settled().Select(result => result.Step));
        Assert.Equal(nameof(SceneStateMachine.Settled), settled.CurrentState);
    }

    private static async Task<(Guid Session, SceneState Scene)> Settle(AnAggregator elsewhere, AFile file)
    {
        var reply = await elsewhere.Import(file);
        Assert.Equal(201, (int)reply.Status);
        var imported = reply.As<SessionView>().SessionId;
        elsewhere.Agents.Session = imported;
        using var settling = await Settling.Watch(elsewhere, imported);
        return (imported, await settling.Settled());
    }
}
