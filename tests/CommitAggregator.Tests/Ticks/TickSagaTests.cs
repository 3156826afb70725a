using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Replays;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Ticks;

/// <summary>The saga on real RabbitMQ and real PostgreSQL.</summary>
public sealed class TickSagaTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task Accepting_a_command_writes_input_tick_and_questions_before_anything_is_answered()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();

        var accepted = await aggregator.Command(session.SessionId, "wait a while");
        var length = await aggregator.Agents.Asked<AssessTickLength>();
        var difficulty = await aggregator.Agents.Asked<ScoreDifficulty>();

        Assert.Equal((accepted.TickId, accepted.TickId), (length.TickId, difficulty.TickId));
        var input = await aggregator.Read(db => db.Ledger.SingleAsync(e => e.TickId == accepted.TickId));
        Assert.Equal((LedgerTypes.PlayerInput, "player", 1), (input.Type, input.Source, input.Tick));
        Assert.Equal(2, await aggregator.Read(db => db.Artifacts.CountAsync(a => a.TickId == accepted.TickId && a.Output == null)));
        Assert.Equal(Phase.Assessing, (await aggregator.See(session.SessionId)).Phase);
    }

    [Fact]
    public async Task Answers_lead_from_step_to_step_until_one_transaction_makes_the_tick_canon()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();

        var tick = await aggregator.Play(session.SessionId);

        Assert.Equal(("Committed", 1), (tick.State, tick.Number));
        Assert.Equal(["You stand where you stand."], tick.Narration);
        var after = await aggregator.See(session.SessionId);
        Assert.Equal((1, Phase.Idle, tick.WorldHash), (after.Tick, after.Phase, after.WorldHash));
        Assert.NotEqual(session.WorldHash, after.WorldHash);
        Assert.False(await aggregator.Read(db => db.Artifacts.AnyAsync(a => a.TickId == tick.TickId && a.Output == null)));
    }

    [Fact]
    public async Task The_ledger_alone_rebuilds_the_world()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        await aggregator.Play(session.SessionId, 1, "wait for an hour");
        await aggregator.Play(session.SessionId, 2, "wait a while");

        var stored = await aggregator.Read(db => db.Sessions.SingleAsync(s => s.Id == session.SessionId));
        var begin = await aggregator.Read(db => db.Checkpoints.SingleAsync(c => c.BranchId == stored.BranchId && c.Tick == 0));
        var entries = await aggregator.Read(db => db.Ledger.Where(e => e.BranchId == stored.BranchId).OrderBy(e => e.Id).ToListAsync());
        var changes = entries
            .Where(e => typeof(WorldEvent).Assembly.GetType($"Storyteller.Contracts.{e.Type}")?.BaseType == typeof(WorldEvent))
            .Select(e => Canonical.Read<WorldEvent>(e.Payload)).ToList();

        Assert.NotEmpty(changes);
        Assert.Equal(session.WorldHash, WorldHash.Of(begin.ToWorld()));
        Assert.Equal(stored.WorldHash, WorldHash.Of(begin.ToWorld().Apply(changes) with { Tick = 2 }));
    }

    [Fact]
    public async Task Repeated_answers_change_nothing_under_the_same_and_under_another_message_id()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        await aggregator.Command(session.SessionId);
        var length = AgentsByHand.Answer(await aggregator.Agents.Asked<AssessTickLength>());
        var id = Guid.CreateVersion7();

        await aggregator.Report(length, id);
        await aggregator.Report(length, id);
        await aggregator.Report(length with { Artifact = new TickSpan(9_999, "a repeat that says something else") });
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<ScoreDifficulty>()));
        await aggregator.Report(length);
        var narrate = await aggregator.UpToTheNarrator();
        await aggregator.Report(AgentsByHand.Answer(narrate));
        await aggregator.Report(AgentsByHand.Answer(narrate));

        Assert.Equal(60, narrate.Context.Seconds);
        Assert.Single(aggregator.Agents.All<ProposeMetaEvents>());
        Assert.Single(aggregator.Agents.All<NarrateTick>());
        Assert.Equal(1, (await aggregator.See(session.SessionId)).Tick);
        Assert.Equal(1, await aggregator.Read(db =>
            db.Ledger.CountAsync(e => e.TickId == length.TickId && e.Type == LedgerTypes.TickCommitted)));
    }

    [Fact]
    public async Task An_answer_to_another_revision_changes_nothing()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        await aggregator.Command(session.SessionId);
        var length = AgentsByHand.Answer(await aggregator.Agents.Asked<AssessTickLength>());

        await aggregator.Report(length with { Revision = length.Revision - 1 });
        await aggregator.Report(length with { Revision = length.Revision + 1 });
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<ScoreDifficulty>()));

        Assert.Equal(Phase.Assessing, (await aggregator.See(session.SessionId)).Phase);
        Assert.Empty(aggregator.Agents.All<ProposeMetaEvents>());
    }

    [Fact]
    public async Task A_failed_agent_compensates_and_the_session_is_playable_at_once()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var accepted = await aggregator.Command(session.SessionId, "wait a while");
        var narrate = await aggregator.UpToTheNarrator();

        await aggregator.FailForGood(narrate, "the narrator lost its voice");
        await aggregator.Report(AgentsByHand.Answer(narrate));

        var tick = await aggregator.Tick(session.SessionId, 1);
        Assert.Equal(("Compensated", TickCommit.ToldToThePlayer), (tick.State, tick.Reason));
        var stored = await aggregator.Read(db => db.Ticks.SingleAsync(t => t.CorrelationId == accepted.TickId));
        Assert.Equal("the narrator lost its voice", stored.Reason);
        var after = await aggregator.See(session.SessionId);
        Assert.Equal((0, Phase.Idle, session.WorldHash), (after.Tick, after.Phase, after.WorldHash));
        Assert.Equal(1, await aggregator.Read(db =>
            db.Ledger.CountAsync(e => e.TickId == accepted.TickId && e.Type == LedgerTypes.TickCompensated)));
        var next = await aggregator.Tick(session.SessionId, await aggregator.PlayOn(session.SessionId));
        Assert.Equal((1, "Committed"), (next.Number, (await aggregator.Tick(session.SessionId, 1)).State));
    }

    [Fact]
    public async Task An_answer_about_a_tick_that_nobody_knows_is_let_go()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();

        var stray = new TickNarrated(
            session.SessionId, Guid.CreateVersion7(), 1, new Narration(["Nothing."]), new Thought(Brain.Rules, ""));
        await aggregator.Report(stray);

        Assert.Equal(Phase.Idle, (await aggregator.See(session.SessionId)).Phase);
    }

    [Fact]
    public async Task Every_tenth_tick_leaves_a_checkpoint_with_the_hash_of_its_commit()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        for (var tick = 1; tick <= 10; tick++) await aggregator.Play(session.SessionId, tick);

        var stored = await aggregator.Read(db => db.Sessions.SingleAsync(s => s.Id == session.SessionId));
        var checkpoints = await aggregator.Read(db =>
            db.Checkpoints.Where(c => c.BranchId == stored.BranchId).OrderBy(c => c.Tick).ToListAsync());

        Assert.Equal([0, 10], checkpoints.Select(c => c.Tick));
        Assert.Equal(stored.WorldHash, WorldHash.Of(checkpoints[1].ToWorld()));
    }
}
