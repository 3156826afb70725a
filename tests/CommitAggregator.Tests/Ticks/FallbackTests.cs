using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Replays;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Ticks;

/// <summary>Where an agent fails for good its rules are asked the same, and the tick goes on with what they answer.</summary>
public sealed class FallbackTests(Servers servers) : IClassFixture<Servers>
{
    private const int SixHours = 6 * 3600;

    private static readonly string[] ThrowsAtOnce = ["--Bus:RetryMilliseconds:0=1"];

    [Fact]
    public async Task Whichever_agent_fails_its_rules_are_asked_the_same_and_a_tick_of_nothing_but_rules_becomes_canon()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var accepted = await aggregator.Command(session.SessionId, "hello");
        var failed = new List<object>();

        while (await Open(aggregator, accepted.TickId) is { } awaited)
        {
            var asked = await aggregator.Agents.AskedOf(accepted.TickId, awaited.Agent, awaited.Subject);
            await aggregator.Report(AgentsByHand.Failure(asked, "it has no idea"));
            var rules = await aggregator.Agents.AskedOfTheRules(asked);
            Assert.Equal(WithoutBrain(asked), WithoutBrain(rules));
            await aggregator.Report(AgentsByHand.AnswerOf(rules));
            failed.Add(asked);
        }

        Assert.Equal("Committed", (await aggregator.Tick(session.SessionId, accepted.TickId)).State);
        Assert.Equal(1, (await aggregator.See(session.SessionId)).Tick);
        Assert.Equal(AgentNames.All.Order(), failed.Select(asked => AgentsByHand.Failure(asked, "").Agent).Distinct().Order());
        var artifacts = await aggregator.Read(db => db.Artifacts.Where(a => a.TickId == accepted.TickId).ToListAsync());
        Assert.All(artifacts, a => Assert.Equal((Brain.Rules, Brain.Rules, 1), (a.Only, a.Brain, a.Asked)));
        var report = await aggregator.Replay(session.SessionId, Replaying.ByHand);
        Assert.Empty(report.Differences);
        Assert.Equal(failed.Count, report.Counts.Rethought);
    }

    [Fact]
    public async Task An_answer_of_the_agent_that_comes_while_its_rules_are_asked_stands_and_theirs_changes_nothing()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var tick = (await aggregator.Command(session.SessionId)).TickId;
        var asked = await aggregator.Agents.Asked<AssessTickLength>();
        await aggregator.Report(AgentsByHand.Failure(asked, "it took too long"));
        var rules = await aggregator.Agents.AskedOfTheRules(asked);

        await aggregator.Report(AgentsByHand.Answer(asked) with { Artifact = new TickSpan(120, "late, and well thought") });
        await aggregator.Report(AgentsByHand.Answer(rules));
        await aggregator.Report(AgentsByHand.Failure(rules, "no rule fits"));
        await aggregator.AnswerAll(tick);

        var length = await aggregator.Read(db => db.Artifacts.SingleAsync(a => a.TickId == tick && a.Agent == AgentNames.TickLength));
        Assert.Equal((Brain.Model, 120), (length.Brain, Canonical.Read<TickSpan>(length.Output!).Seconds));
        Assert.Equal("Committed", (await aggregator.Tick(session.SessionId, tick)).State);
    }

    [Fact]
    public async Task Where_one_character_of_several_cannot_decide_the_others_decisions_stay()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var tick = (await aggregator.Command(session.SessionId)).TickId;
        // In the afternoon there is somebody else at the landing too.
        var length = AgentsByHand.Answer(await aggregator.Agents.Asked<AssessTickLength>());
        await aggregator.Report(length with { Artifact = new TickSpan(SixHours, "") });
        foreach (var agent in AgentNames.All.Skip(1).TakeWhile(agent => agent != AgentNames.NpcDecision))
            await aggregator.Answer(tick, agent);
        var deciding = (await State(aggregator, tick)).Awaited.Select(awaited => awaited.Split('/')[1]).Order().ToList();
        Assert.True(deciding.Count > 1);
        var speechless = await aggregator.Agents.Asked<DecideNpcAction>(m => m.TickId == tick && m.CharacterId == deciding[0]);

        foreach (var other in deciding.Skip(1)) await aggregator.Answer(tick, AgentNames.NpcDecision, other);
        await aggregator.Report(AgentsByHand.Failure(speechless, "no words"));
        var rules = await aggregator.Agents.AskedOfTheRules(speechless);
        Assert.Equal([$"npc-decision/{deciding[0]}"], (await State(aggregator, tick)).Awaited);
        await aggregator.Report(AgentsByHand.Answer(rules));
        await aggregator.AnswerAll(tick);

        Assert.Equal("Committed", (await aggregator.Tick(session.SessionId, tick)).State);
        var brains = await aggregator.Read(db => db.Artifacts.Where(a => a.TickId == tick && a.Agent == AgentNames.NpcDecision)
            .OrderBy(a => a.Subject).Select(a => a.Brain).ToListAsync());
        Assert.Equal([Brain.Rules, .. deciding.Skip(1).Select(_ => Brain.Model)], brains);
        Assert.Equal(deciding.Count + 1, aggregator.Agents.All<DecideNpcAction>().Count(m => m.TickId == tick));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_consumer_that_throws_for_good_is_no_end_its_agents_rules_are_asked(bool onABroker)
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, onABroker ? servers.Broker : null, ThrowsAtOnce);
        aggregator.Agents.Answering = question => question switch
        {
            OutlineScene { Only: null } or AssessTickLength { Only: null } => throw new InvalidOperationException("out of order"),
            _ => AgentsByHand.AnswerOf(question),
        };
        var session = await aggregator.Begin();
        var stream = new AStream(await aggregator.Listen(session.SessionId));

        var tick = (await aggregator.Command(session.SessionId)).TickId;
        await stream.Until(e => e.Name is "committed" or "compensated");

        Assert.Equal("Committed", (await aggregator.Tick(session.SessionId, tick)).State);
        var byRules = await aggregator.Read(db => db.Artifacts.Where(a => a.TickId == tick && a.Brain == Brain.Rules)
            .Select(a => a.Agent).Order().ToListAsync());
        Assert.Equal([AgentNames.Outline, AgentNames.TickLength], byRules);
    }

    [Fact]
    public async Task A_consumer_that_throws_for_good_whoever_is_asked_leads_to_one_compensation_with_the_reason()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker, ThrowsAtOnce);
        aggregator.Agents.Answering = question => question is AssessTickLength
            ? throw new InvalidOperationException("out of order") : AgentsByHand.AnswerOf(question);
        var session = await aggregator.Begin();
        var stream = new AStream(await aggregator.Listen(session.SessionId));

        var tick = (await aggregator.Command(session.SessionId)).TickId;
        await stream.Until(e => e.Name is "committed" or "compensated");

        Assert.Equal("tick-length could not take its question: out of order", (await State(aggregator, tick)).Reason);
        Assert.Equal([null, Brain.Rules], aggregator.Agents.All<AssessTickLength>().Select(m => m.Only).Distinct());
    }

    private static async Task<(string Agent, string Subject)?> Open(AnAggregator aggregator, Guid tick)
    {
        var state = await State(aggregator, tick);
        if (state.EndedAt is not null) return null;
        var parts = state.Awaited[0].Split('/', 2);
        return (parts[0], parts.Length > 1 ? parts[1] : "");
    }

    private static Task<TickState> State(AnAggregator aggregator, Guid tick) =>
        aggregator.Read(db => db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == tick));

    private static string WithoutBrain(object question) =>
        Canonical.Write(question).Replace(",\"only\":\"Rules\"", "", StringComparison.Ordinal);
}
