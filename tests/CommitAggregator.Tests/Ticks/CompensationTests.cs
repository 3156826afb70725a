using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Replays;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Tests.Takes;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Ticks;

/// <summary>What fails for good is decided once, however many reports of it come, and when.</summary>
public sealed class CompensationTests(Servers servers) : IClassFixture<Servers>
{
    private const int Reports = 20;

    [Fact]
    public async Task Where_the_rules_fail_too_the_player_has_their_words_back_with_a_reason_and_can_go_on_at_once()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var stream = new AStream(await aggregator.Listen(session.SessionId));
        var tick = (await aggregator.Command(session.SessionId, "wait a while")).TickId;

        await aggregator.FailForGood(await aggregator.Agents.Asked<ScoreDifficulty>(), "it lost count");
        var end = await stream.Until("compensated");
        var next = await aggregator.Post($"/api/v1/sessions/{session.SessionId}/commands", new NewCommand("wait a while"));

        Assert.Equal(("wait a while", TickCommit.ToldToThePlayer),
            (end.Data.GetProperty("text").GetString(), end.Data.GetProperty("reason").GetString()));
        Assert.Equal((HttpStatusCode.Accepted, 1), (next.Status, next.As<CommandAccepted>().Number));
        await aggregator.AnswerAll(next.As<CommandAccepted>().TickId);
        Assert.Equal(["Compensated", "Committed"], await aggregator.Read(db => db.Ticks.Where(t => t.SessionId == session.SessionId)
            .OrderBy(t => t.AcceptedAt).Select(t => t.CurrentState).ToListAsync()));
        Assert.Equal("it lost count", await aggregator.Read(db =>
            db.Ticks.Where(t => t.CorrelationId == tick).Select(t => t.Reason).SingleAsync()));
    }

    [Fact]
    public async Task However_often_failures_are_reported_the_rules_are_asked_once_and_the_tick_is_given_up_once()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var tick = (await aggregator.Command(session.SessionId)).TickId;
        var asked = await aggregator.Agents.Asked<AssessTickLength>();
        var ofTheRules = asked with { Only = Brain.Rules };

        // Nobody has asked the rules yet.
        await Report(aggregator, ofTheRules);
        Assert.Equal((1, 0), await Decisions());
        await Report(aggregator, asked);
        Assert.Equal((2, 0), await Decisions());
        await Report(aggregator, asked);
        Assert.Equal((2, 0), await Decisions());
        await Report(aggregator, asked, ofTheRules);
        Assert.Equal((2, 1), await Decisions());
        await Report(aggregator, asked, ofTheRules);
        Assert.Equal((2, 1), await Decisions());

        Assert.Equal([null, Brain.Rules], aggregator.Agents.All<AssessTickLength>().Select(m => m.Only));
        Assert.Equal(1, await aggregator.Read(db =>
            db.Stream.CountAsync(e => e.SessionId == session.SessionId && e.Name == "compensated")));
        await aggregator.PlayOn(session.SessionId);

        async Task<(int Questions, int Compensations)> Decisions()
        {
            // The outbox is empty once all that was decided has gone out.
            await aggregator.PlayOn((await aggregator.BeginAside()).SessionId);
            return (aggregator.Agents.All<AssessTickLength>().Count(m => m.TickId == tick), await aggregator.Read(db =>
                db.Ledger.CountAsync(e => e.TickId == tick && e.Type == LedgerTypes.TickCompensated)));
        }
    }

    [Fact]
    public async Task A_failure_that_is_reported_after_the_answer_came_changes_nothing()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var tick = (await aggregator.Command(session.SessionId)).TickId;
        var length = await aggregator.Agents.Asked<AssessTickLength>();

        await aggregator.Report(AgentsByHand.Answer(length));
        await Report(aggregator, length, length with { Only = Brain.Rules });
        Assert.Equal(Phase.Assessing, (await aggregator.See(session.SessionId)).Phase);
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<ScoreDifficulty>()));
        await Report(aggregator, length, length with { Only = Brain.Rules });
        Assert.Equal(Phase.Proposing, (await aggregator.See(session.SessionId)).Phase);
        await aggregator.AnswerAll(tick);
        await Report(aggregator, length, length with { Only = Brain.Rules });

        Assert.Equal("Committed", (await aggregator.Tick(session.SessionId, tick)).State);
        Assert.Equal(1, (await aggregator.See(session.SessionId)).Tick);
        Assert.Single(aggregator.Agents.All<AssessTickLength>());
    }

    [Fact]
    public async Task A_failure_of_an_older_revision_or_of_another_tick_changes_nothing()
    {
        await using var story = await Retaking.Begin(servers, onTheBroker: true);
        var first = await story.Play();
        var before = story.Aggregator.Agents.All<AssessTickLength>().Single();
        story.Aggregator.Agents.Answering = _ => null;
        var take = (await story.Regenerate(1, new NewTake(AgentNames.TickLength))).As<CommandAccepted>();
        var asked = await story.Aggregator.Agents.Asked<AssessTickLength>(m => m.TickId == take.TickId);

        await Report(story.Aggregator, before, asked with { Revision = 1 }, asked with { TickId = Guid.CreateVersion7() });

        Assert.Equal((1, 2), (before.Revision, asked.Revision));
        Assert.Equal(Phase.Assessing, (await story.See()).Phase);
        Assert.Equal([first.TickId, take.TickId], story.Aggregator.Agents.All<AssessTickLength>().Select(m => m.TickId));
        await story.Aggregator.AnswerAll(take.TickId);
        Assert.Equal([false, true], (await story.Takes(1)).Select(t => t.Standing));
    }

    /// <summary>Reports failures of these questions again and again, from agents and from the bus, shuffled and side by side.</summary>
    private static async Task Report(AnAggregator aggregator, params AssessTickLength[] failed)
    {
        var reports = Enumerable.Repeat(failed, Reports).SelectMany(questions => questions)
            .SelectMany(question => new Func<Task>[]
            {
                () => aggregator.Report(AgentsByHand.Failure(question, "it has no idea")),
                () => aggregator.ReportFault(question, "out of order"),
            });
        var shuffled = reports.Select((report, n) => (Report: report, Place: new Chance(7).For(n).Seed)).OrderBy(r => r.Place);
        await Task.WhenAll(shuffled.Select(r => r.Report()));
    }
}
