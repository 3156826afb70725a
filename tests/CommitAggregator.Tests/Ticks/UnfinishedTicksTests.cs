using Microsoft.EntityFrameworkCore;
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
        second.Agents.Session = accepted.SessionId;
        var after = await second.Agents.Asked<NarrateTick>();
        await second.Report(AgentsByHand.Answer(after));

        Assert.Equal((before.TickId, before.Seed), (after.TickId, after.Seed));
        Assert.Equal(Rulebook.Canonical.Write(before.Context), Rulebook.Canonical.Write(after.Context));
        Assert.Empty(second.Agents.All<AssessTickLength>());
        Assert.Equal("Committed", (await second.Tick(accepted.SessionId, 1)).State);
    }

    [Fact]
    public async Task A_question_that_is_out_too_long_is_asked_again_and_the_tick_goes_on()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker,
            "--Sweep:Interval=00:00:00.050", "--Sweep:AskAgainAfter=00:00:00.100");
        var session = await aggregator.Begin();
        await aggregator.Command(session.SessionId);

        var first = await aggregator.Agents.Asked<AssessTickLength>(1);
        var again = await aggregator.Agents.Asked<AssessTickLength>(2);

        Assert.Equal(
            (first.TickId, first.Seed, Rulebook.Canonical.Write(first.Context)),
            (again.TickId, again.Seed, Rulebook.Canonical.Write(again.Context)));
        await aggregator.Report(AgentsByHand.Answer(again));
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<ScoreDifficulty>()));
        await aggregator.Agents.Asked<ProposeMetaEvents>();
    }

    [Fact]
    public async Task A_tick_whose_agent_never_answers_is_compensated_once_its_deadline_has_passed()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker,
            "--Sweep:Interval=00:00:00.050", "--Sweep:AskAgainAfter=00:00:00.100", "--Sweep:Deadline=00:00:00.500",
            "--Sweep:RulesDeadline=00:00:00.500");
        var session = await aggregator.Begin();
        var stream = await aggregator.Listen(session.SessionId);
        var accepted = await aggregator.Command(session.SessionId, "wait a while");

        var last = "";
        while (last != "compensated" && await stream.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)))
            last = stream.Current.EventType;

        Assert.Contains("wait a while", stream.Current.Data, StringComparison.Ordinal);
        var tick = await aggregator.Tick(session.SessionId, accepted.Number);
        Assert.Equal("Compensated", tick.State);
        var stored = await aggregator.Read(db => db.Ticks.SingleAsync(t => t.CorrelationId == accepted.TickId));
        Assert.Contains("did not answer in time", stored.Reason, StringComparison.Ordinal);
        Assert.Equal(Phase.Idle, (await aggregator.See(session.SessionId)).Phase);
        await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_question_that_cannot_be_read_any_more_compensates_its_tick_and_stops_nothing_else()
    {
        CommandAccepted broken, sound;
        await using (var first = await AnAggregator.Start(servers.Database, broker: null))
        {
            broken = await first.Command((await first.Begin()).SessionId);
            sound = await first.Command((await first.Begin()).SessionId);
            await first.Read(db => db.Artifacts.Where(a => a.TickId == broken.TickId)
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.Input, "no JSON")));
        }

        await using var second = await AnAggregator.Start(servers.Database, broker: null);
        second.Agents.Session = sound.SessionId;
        await second.Agents.Asked<AssessTickLength>();
        var stream = await second.Listen(broken.SessionId);
        var last = "";
        while (last != "compensated" && await stream.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)))
            last = stream.Current.EventType;

        Assert.Equal("Compensated", (await second.Tick(broken.SessionId, 1)).State);
        Assert.Equal("Running", (await second.Tick(sound.SessionId, 1)).State);
        await stream.DisposeAsync();
    }

    [Fact]
    public async Task However_long_the_stop_was_what_was_open_is_asked_again_before_it_is_given_up()
    {
        CommandAccepted accepted;
        await using (var first = await AnAggregator.Start(servers.Database, broker: null))
        {
            accepted = await first.Command((await first.Begin()).SessionId);
            await first.Read(db => db.Ticks.Where(t => t.CorrelationId == accepted.TickId)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.AcceptedAt, t => t.AcceptedAt.AddHours(-1))));
        }

        await using var second = await AnAggregator.Start(servers.Database, broker: null);
        second.Agents.Session = accepted.SessionId;
        await second.Report(AgentsByHand.Answer(await second.Agents.Asked<AssessTickLength>()));

        Assert.Equal("Running", (await second.Tick(accepted.SessionId, 1)).State);
    }
}
