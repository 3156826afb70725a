using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Scenes;

/// <summary>What <see cref="SettleSceneConsumer"/> works out, and what it leaves alone.</summary>
public sealed class SettleSceneConsumerTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_command_that_comes_twice_or_for_nothing_that_is_awaited_is_let_go()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        using var settling = await Settling.Watch(aggregator, session.SessionId);
        await aggregator.Play(session.SessionId, 1, "go west");
        var scene = await settling.Settled();
        var command = await settling.Command(SceneStep.DeferredEffects);

        await aggregator.Report(command);
        await aggregator.Report(command with { SceneId = Guid.CreateVersion7() });

        Assert.Equal(6, settling.Kept);
        Assert.Equal(scene.Results, (await settling.Scene()).Results);
    }

    [Fact]
    public async Task Two_scenes_of_the_same_seed_settle_alike_and_of_another_seed_differently()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var results = new List<string>();
        foreach (var seed in (ulong[])[7, 7, 8, 9, 10])
        {
            var session = await aggregator.Begin(seed);
            using var settling = await Settling.Watch(aggregator, session.SessionId);
            await aggregator.LeaveAfterTwoDays(session.SessionId);
            results.Add((await settling.Settled()).Results);
        }

        Assert.Equal(results[0], results[1]);
        Assert.True(results.Distinct().Count() >= 2);
    }
}
