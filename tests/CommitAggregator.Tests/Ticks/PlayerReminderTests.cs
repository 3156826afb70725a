using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Ticks;

/// <summary>A tick that waits for its player is looked after without being hurried.</summary>
public sealed class PlayerReminderTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly string[] Watchful =
        ["--Sweep:Interval=00:00:00.050", "--Sweep:AskAgainAfter=00:00:01", "--Sweep:RulesDeadline=00:00:00.500"];

    [Fact]
    public async Task An_answer_that_the_bus_forgot_is_reported_again_and_the_tick_goes_on()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker, Watchful);
        var story = await Reviewing(aggregator);

        await AnswerUnheard(aggregator, story.Tick, Artifact.Review, Accepted);
        await story.Tell("1", "A ferryman.");
        await story.Awaits();
        await AnswerUnheard(aggregator, story.Tick, "1", Canonical.Write(new PlayerAnswer("pull")));
        await story.Tell("2", "A rope.");
        await story.Finish();

        Assert.Equal("Committed", (await story.SeeTick()).State);
        Assert.Contains("coil of rope", (await story.See()).Scene.Items);
    }

    [Fact]
    public async Task An_answer_that_a_bus_in_memory_forgot_is_reported_at_the_next_start()
    {
        AStory before;
        await using (var first = await AnAggregator.AtTheCrossing(servers.Database, broker: null)) before = await Reviewing(first);
        await using (var meanwhile = await SessionLock.Take(servers.Database, before.Id))
        {
            await meanwhile.Run(
                """
                UPDATE commit_aggregator.artifacts SET output = @output, answered_at = asked_at WHERE tick_id = @tick AND agent = 'player'
                """,
                ("output", Accepted), ("tick", before.Tick));
            await meanwhile.Commit();
        }

        await using var second = await AnAggregator.AtTheCrossing(servers.Database, broker: null, "--Sweep:Interval=01:00:00");
        var story = await before.In(second);
        await story.Tell("1", "A ferryman.");

        Assert.Equal((PromptKind.Review, PromptKind.Event), ((await story.Awaits()).Kind, (await story.Awaits()).Kind));
    }

    [Fact]
    public async Task An_answer_that_is_reported_again_though_it_was_heard_changes_nothing()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await Reviewing(aggregator);
        await story.Decide(new EventDecision("ferryman-calls", ReviewVerdict.Accept));
        var asked = await story.AskedToTell("1");

        await aggregator.Report(new PlayerAnswered(story.Id, story.Tick, asked.Revision, Artifact.Review));
        await story.Tell("1", "A ferryman.");
        await story.Awaits();
        await aggregator.Report(new PlayerAnswered(story.Id, story.Tick, asked.Revision, Artifact.Review));
        await aggregator.Report(new PlayerAnswered(story.Id, story.Tick, asked.Revision, "2"));
        await aggregator.Report(new PlayerAnswered(story.Id, story.Tick, asked.Revision + 1, "1"));

        Assert.Equal(PromptKind.Event, (await story.See()).Awaits?.Kind);
        Assert.Single(aggregator.Agents.All<NarrateTick>());
        Assert.Equal(2, story.Stream.Read.Count(e => e.Name == "awaits"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_tick_that_waits_for_its_player_longer_than_for_any_agent_is_neither_compensated_nor_asked_again(bool inAnEvent)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker, Watchful);
        var story = await Reviewing(aggregator);
        if (inAnEvent)
        {
            await story.Decide(new EventDecision("ferryman-calls", ReviewVerdict.Accept));
            await story.Tell("1", "A ferryman.");
            await story.Awaits();
        }

        await AsLongAgo(aggregator, story.Tick);
        var before = await Question(aggregator, story.Tick);
        await AnotherIsCompensated(aggregator);

        var (session, after) = (await story.See(), await Question(aggregator, story.Tick));
        Assert.Equal(inAnEvent ? PromptKind.Event : PromptKind.Review, session.Awaits?.Kind);
        Assert.Equal("Running", (await story.SeeTick()).State);
        Assert.Equal((before.AskedAt, before.Input, null), (after.AskedAt, after.Input, after.Output));
        Assert.DoesNotContain(aggregator.Agents.All<ReviewMetaEvents>().Skip(1), m => m.TickId == story.Tick);
    }

    [Fact]
    public async Task However_long_the_player_took_each_question_has_a_deadline_of_its_own()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker, Watchful);
        var story = await Reviewing(aggregator);
        await AsLongAgo(aggregator, story.Tick);
        await story.Decide(new EventDecision("ferryman-calls", ReviewVerdict.Reject));
        await aggregator.Agents.Asked<OutlineScene>(m => m.TickId == story.Tick);

        await AnotherIsCompensated(aggregator);

        Assert.Equal(Phase.Resolving, (await story.See()).Phase);
        await story.Finish();
        Assert.Equal("Committed", (await story.SeeTick()).State);
    }

    [Fact]
    public async Task A_question_within_a_turn_is_given_up_at_its_own_deadline()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker, Watchful);
        var story = await Reviewing(aggregator);
        await story.Decide(new EventDecision("ferryman-calls", ReviewVerdict.Accept));
        await story.AskedToTell("1");

        await AsLongAgo(aggregator, story.Tick);
        await story.Stream.Until("compensated");

        var stored = await aggregator.Read(db => db.Ticks.SingleAsync(t => t.CorrelationId == story.Tick));
        Assert.Equal("narrator did not answer in time", stored.Reason);
        Assert.Equal(Phase.Idle, (await story.See()).Phase);
    }

    [Fact]
    public async Task An_answer_from_which_nobody_can_go_on_is_given_up_and_the_player_has_their_text_back()
    {
        AStory before;
        await using (var first = await AnAggregator.AtTheCrossing(servers.Database, broker: null))
        {
            before = await Reviewing(first);
            await first.Read(db => db.Ticks.Where(t => t.CorrelationId == before.Tick)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Intent, "damaged")));
            Assert.Equal(HttpStatusCode.Accepted,
                (await before.Decide(new EventDecision("ferryman-calls", ReviewVerdict.Accept))).Status);
        }

        await using var second = await AnAggregator.AtTheCrossing(
            servers.Database, broker: null, [.. Watchful, "--Sweep:Deadline=00:00:01"]);
        var story = await before.In(second);
        var ended = await story.Stream.Until("compensated");

        Assert.Equal(Crossing.Wait, ended.Data.GetProperty("text").GetString());
        Assert.Equal(Phase.Idle, (await story.See()).Phase);
    }

    private static string Accepted =>
        Canonical.Write(new ReviewDecision([new("ferryman-calls", ReviewVerdict.Accept)], "player"));

    private static async Task<AStory> Reviewing(AnAggregator aggregator)
    {
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Ferryman);
        await story.Awaits();
        return story;
    }

    /// <summary>Writes an answer down as if the report of it had been lost.</summary>
    private static Task<int> AnswerUnheard(AnAggregator aggregator, Guid tick, string subject, string answer) => aggregator.Read(db =>
        db.Artifacts.Where(a => a.TickId == tick && a.Agent == Artifact.Player && a.Subject == subject).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.Output, answer).SetProperty(a => a.AnsweredAt, a => a.AskedAt.AddHours(-1))));

    /// <summary>Lets a tick, and what is open of it, have begun an hour ago, and all agents' time be over.</summary>
    private static async Task AsLongAgo(AnAggregator aggregator, Guid tick)
    {
        await aggregator.Read(db => db.Ticks.Where(t => t.CorrelationId == tick)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.AcceptedAt, t => t.AcceptedAt.AddHours(-1))));
        await aggregator.Read(db => db.Artifacts.Where(a => a.TickId == tick).ExecuteUpdateAsync(set => set
            .SetProperty(a => a.AskedAt, a => a.AskedAt.AddHours(-1)).SetProperty(a => a.DueAt, a => a.DueAt!.Value.AddHours(-1))));
    }

    /// <summary>Lets the sweeper give another tick up that began later: then it has looked at all before it.</summary>
    private static async Task AnotherIsCompensated(AnAggregator aggregator)
    {
        var mine = aggregator.Agents.Session;
        var other = await AStory.Begin(aggregator);
        var accepted = await aggregator.Command(other.Id, Crossing.Wait);
        await AsLongAgo(aggregator, accepted.TickId);
        await other.Stream.Until("compensated");
        aggregator.Agents.Session = mine;
    }

    private static Task<Artifact> Question(AnAggregator aggregator, Guid tick) => aggregator.Read(db =>
        db.Artifacts.AsNoTracking().SingleAsync(a => a.TickId == tick && a.Agent == Artifact.Player && a.Output == null));
}
