using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Ticks;

/// <summary>A tick that was under way goes on after a restart, also where the bus forgets.</summary>
public sealed class UnfinishedTicksTests(Servers servers) : IClassFixture<Servers>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_tick_goes_on_after_a_restart_from_where_it_was(bool onABroker)
    {
        var broker = onABroker ? servers.Broker : null;
        CommandAccepted accepted;
        NarrateTick before;
        await using (var first = await AnAggregator.Start(servers.Database, broker))
        {
            var session = await first.Begin();
            accepted = await first.Command(session.SessionId);
            before = await first.UpToTheNarrator();
        }

        await using var second = await AnAggregator.Start(servers.Database, broker);
        var after = await second.Agents.Asked<NarrateTick>();
        await second.Report(AgentsByHand.Answer(after));

        Assert.Equal((before.TickId, before.Seed), (after.TickId, after.Seed));
        Assert.Equal(Rulebook.Canonical.Write(before.Context), Rulebook.Canonical.Write(after.Context));
        Assert.Empty(second.Agents.All<AssessTickLength>());
        Assert.Equal("Committed", (await second.Tick(accepted.SessionId, 1)).State);
    }
}
