using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Ticks.Sweeping;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Ticks;

/// <summary>How long an agent is waited for, and how often it is asked, is in storage: a restart begins neither anew.</summary>
public sealed class PatienceTests(Servers servers) : IClassFixture<Servers>
{
    private const string Watchful = "--Sweep:Interval=00:00:00.050", Impatient = "--Sweep:AskAgainAfter=00:00:00.100";

    /// <summary>Nothing is looked at but at the start.</summary>
    private const string AtStart = "--Sweep:Interval=01:00:00";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Past_its_deadline_an_agents_rules_are_asked_and_past_theirs_the_turn_is_given_up_whoever_looks(bool onABroker)
    {
        CommandAccepted accepted;
        await using (var first = await Start(onABroker, AtStart))
        {
            accepted = await first.Command((await first.Begin()).SessionId);
            await first.Agents.Asked<AssessTickLength>();
            Assert.InRange(await TimeLeft(first, accepted.TickId), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(10));
            await PassAnHour(first, accepted.TickId);
        }

        await using (var second = await Start(onABroker, Watchful, Impatient))
        {
            second.Agents.Session = accepted.SessionId;
            await second.Agents.AskedOfTheRules(await second.Agents.Asked<AssessTickLength>());
            await second.Agents.AskedOfTheRules(await second.Agents.Asked<ScoreDifficulty>());
            Assert.InRange(await TimeLeft(second, accepted.TickId), TimeSpan.Zero, TimeSpan.FromMinutes(1));
            Assert.Equal("Running", (await second.Tick(accepted.SessionId, 1)).State);
            await second.Stop();
            await PassAnHour(second, accepted.TickId);
        }

        await using var third = await Start(onABroker, Watchful, Impatient);
        third.Agents.Session = accepted.SessionId;
        var stream = new AStream(await third.Listen(accepted.SessionId));
        await stream.Until("compensated");

        // At the start they were asked once more, before their deadline counted.
        Assert.All(third.Agents.All<AssessTickLength>().TakeLast(1), m => Assert.Equal(Brain.Rules, m.Only));
        Assert.EndsWith("did not answer in time", (await State(third, accepted.TickId)).Reason, StringComparison.Ordinal);
        Assert.Equal(Phase.Idle, (await third.See(accepted.SessionId)).Phase);
    }

    [Fact]
    public async Task A_question_that_was_asked_as_often_as_it_may_counts_as_failed_and_so_does_that_to_the_rules()
    {
        await using var aggregator = await Start(onABroker: true, Watchful, Impatient, "--Sweep:MostAsked=3");
        var session = await aggregator.Begin();
        var stream = new AStream(await aggregator.Listen(session.SessionId));
        aggregator.Agents.Answering = question => question is ScoreDifficulty ? AgentsByHand.AnswerOf(question) : null;

        var tick = (await aggregator.Command(session.SessionId)).TickId;
        await stream.Until("compensated");

        Brain?[] expected = [null, null, null, Brain.Rules, Brain.Rules, Brain.Rules];
        Assert.Equal(expected, aggregator.Agents.All<AssessTickLength>().Select(m => m.Only));
        Assert.Equal("tick-length did not answer, though it was asked 3 times", (await State(aggregator, tick)).Reason);
    }

    [Fact]
    public async Task Starts_that_ask_again_count_as_well_so_that_what_kills_whoever_takes_it_is_not_asked_for_ever()
    {
        CommandAccepted accepted;
        await using (var first = await Start(onABroker: false, AtStart))
        {
            accepted = await first.Command((await first.Begin()).SessionId);
            await first.Agents.Asked<AssessTickLength>();
            await first.Agents.Asked<ScoreDifficulty>();
        }

        Brain?[] expected = [null, null, Brain.Rules, Brain.Rules, Brain.Rules];
        foreach (var (only, asked) in expected.Zip([2, 3, 1, 2, 3]))
        {
            await using var next = await Start(onABroker: false, AtStart, "--Sweep:MostAsked=3");
            next.Agents.Session = accepted.SessionId;
            await next.Agents.Asked<AssessTickLength>(m => m.TickId == accepted.TickId && m.Only == only);
            await next.Agents.Asked<ScoreDifficulty>(m => m.TickId == accepted.TickId && m.Only == only);
            Assert.All(await Artifacts(next, accepted.TickId), a => Assert.Equal((only, asked), (a.Only, a.Asked)));
        }

        await using var last = await Start(onABroker: false, AtStart, "--Sweep:MostAsked=3");
        var stream = new AStream(await last.Listen(accepted.SessionId));
        await stream.Until("compensated");
        var reason = (await State(last, accepted.TickId)).Reason;
        Assert.EndsWith("did not answer, though it was asked 3 times", reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tick_that_somebody_takes_a_step_of_is_left_to_them()
    {
        await using var aggregator = await Start(onABroker: false, AtStart);
        var tick = (await aggregator.Command((await aggregator.Begin()).SessionId)).TickId;
        const string OfTheRules = """UPDATE commit_aggregator.artifacts SET "only" = 'Rules' WHERE tick_id = @tick""";

        await using (var held = await SessionLock.Take(servers.Database, aggregator.Agents.Session))
        {
            await held.Run("SELECT 1 FROM commit_aggregator.ticks WHERE correlation_id = @tick FOR UPDATE", ("tick", tick));
            await held.Run(OfTheRules, ("tick", tick));
            Assert.Equal("somebody is at it", await Remind(aggregator, tick));
            await held.Commit();
        }
        Assert.All(await Artifacts(aggregator, tick), a => Assert.Equal((Brain.Rules, 1), (a.Only, a.Asked)));

        await Remind(aggregator, tick);
        Assert.All(await Artifacts(aggregator, tick), a => Assert.Equal((Brain.Rules, 2), (a.Only, a.Asked)));
        await aggregator.Agents.Asked<AssessTickLength>(m => m.TickId == tick && m.Only == Brain.Rules);
    }

    private static Task<string> Remind(AnAggregator aggregator, Guid tick) => aggregator.Use(services =>
        services.GetRequiredService<Reminder>().Remind(tick, SweepRound.AtStart(DateTimeOffset.MaxValue), CancellationToken.None));

    private Task<AnAggregator> Start(bool onABroker, params string[] settings) =>
        AnAggregator.Start(servers.Database, onABroker ? servers.Broker : null, settings);

    private static Task<int> PassAnHour(AnAggregator aggregator, Guid tick) => aggregator.Read(db =>
        db.Artifacts.Where(a => a.TickId == tick).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.AskedAt, a => a.AskedAt.AddHours(-1)).SetProperty(a => a.DueAt, a => a.DueAt!.Value.AddHours(-1))));

    private static async Task<TimeSpan> TimeLeft(AnAggregator aggregator, Guid tick) =>
        (await Artifacts(aggregator, tick))[0].DueAt!.Value - TimeProvider.System.GetUtcNow();

    private static Task<List<Artifact>> Artifacts(AnAggregator aggregator, Guid tick) =>
        aggregator.Read(db => db.Artifacts.AsNoTracking().Where(a => a.TickId == tick).ToListAsync());

    private static Task<TickState> State(AnAggregator aggregator, Guid tick) =>
        aggregator.Read(db => db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == tick));
}
