using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Sessions.Presence;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Presence;

/// <summary>Worlds of suspended sessions are let go by <see cref="SuspendedSessionConsumer"/>, on every instance.</summary>
public sealed class SuspendedSessionConsumerTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task The_world_that_a_session_was_suspended_with_is_at_hand_nowhere_any_more()
    {
        await using var one = await AnAggregator.Start(servers.Database, servers.Broker);
        await using var two = await AnAggregator.Start(servers.Database, servers.Broker);
        var caches = await Task.WhenAll(new[] { one, two }.Select(aggregator =>
            aggregator.Use(services => Task.FromResult(services.GetRequiredService<WorldCache>()))));
        foreach (var cache in caches) cache.Put("its-hash", World.Empty);
        var watching = await Task.WhenAll(Resting.Watch(one), Resting.Watch(two));
        var session = Guid.CreateVersion7();

        await one.Use(async services =>
        {
            await services.GetRequiredService<MassTransit.IBus>().Publish(new SessionSuspended(session, "its-hash"));
            return true;
        });

        foreach (var watch in watching) await watch.Suspended(session);
        Assert.All(caches, cache => Assert.Null(cache.AtHand<World>("its-hash")));
    }
}
