using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Edges;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Takes;

/// <summary>What is not taken again.</summary>
public sealed class TakeRefusalTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task While_a_turn_is_under_way_nothing_is_taken_again_edited_or_chosen()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        await story.Again(1, AgentNames.Narrator);
        story.Aggregator.Agents.Answering = _ => null;
        await story.Aggregator.Command(story.Session);
        var before = await Everything(story);

        var refused = new[]
        {
            await story.Regenerate(1, new NewTake(AgentNames.Narrator)),
            await story.Regenerate(2, new NewTake(AgentNames.Narrator)),
            await story.Edit(1, "narrator", new Narration(["No."])),
            await story.Choose(1, 1),
        };

        Assert.All(refused, reply => Assert.Equal((HttpStatusCode.Conflict, "session-busy"), (reply.Status, reply.Problem)));
        Assert.Equal(before, await Everything(story));
    }

    [Fact]
    public async Task Of_two_takes_that_are_wanted_at_once_one_is_begun()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        story.Aggregator.Agents.Answering = _ => null;

        var replies = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => story.Regenerate(1, new NewTake(AgentNames.Outline))));

        Assert.Single(replies, reply => reply.Status == HttpStatusCode.Accepted);
        Assert.Equal(7, replies.Count(reply => reply is { Status: HttpStatusCode.Conflict, Problem: "session-busy" }));
        Assert.Equal(2, (await story.Takes(1)).Count);
    }

    [Fact]
    public async Task Who_means_another_take_than_the_one_that_stands_is_told_so()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        await story.Again(1, AgentNames.Narrator);
        var before = await Everything(story);

        var stale = await story.Regenerate(1, new NewTake(AgentNames.Outline, Revision: 1));

        Assert.Equal((HttpStatusCode.Conflict, "stale-revision", 2),
            (stale.Status, stale.Problem, stale.Body.GetProperty("revision").GetInt32()));
        Assert.Equal(before, await Everything(story));
    }

    [Fact]
    public async Task An_earlier_turn_is_not_taken_again_but_rewound_to()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        await story.Play();
        var before = await Everything(story);

        var refused = new[]
        {
            await story.Regenerate(1, new NewTake(AgentNames.Outline)),
            await story.Edit(1, "narrator", new Narration(["No."])),
            await story.Choose(1, 1),
        };

        Assert.All(refused, reply => Assert.Equal((HttpStatusCode.Conflict, "not-the-current-turn"), (reply.Status, reply.Problem)));
        Assert.Equal(before, await Everything(story));
    }

    [Fact]
    public async Task What_is_not_there_is_named()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        var before = await Everything(story);

        await Refused(await story.Regenerate(1, new NewTake("weather")), HttpStatusCode.BadRequest, "from");
        await Refused(await story.Regenerate(1, new NewTake(AgentNames.NpcDecision, "nobody")), HttpStatusCode.BadRequest, "subject");
        await Refused(await story.Regenerate(1, new NewTake("player")), HttpStatusCode.BadRequest, "subject");
        await Refused(await story.Regenerate(1, new NewTake("player", "review")), HttpStatusCode.BadRequest, "subject");
        Assert.Equal("unknown-tick", (await story.Regenerate(7, new NewTake(AgentNames.Narrator))).Problem);
        Assert.Equal("unknown-agent", (await story.Edit(1, "weather", new Narration(["No."]))).Problem);
        Assert.Equal("unknown-take", (await story.Choose(1, 9)).Problem);
        Assert.Equal(before, await Everything(story));

        static Task Refused(Reply reply, HttpStatusCode status, string field)
        {
            Assert.Equal((status, field), (reply.Status, reply.Text("field")));
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task Nobody_else_takes_a_turn_again()
    {
        await using var story = await Retaking.Begin(servers);
        await story.Play();
        var before = await Everything(story);
        var http = story.Aggregator.Http;
        http.DefaultRequestHeaders.Remove(Caller.Header);
        http.DefaultRequestHeaders.Add(Caller.Header, "guest:somebody-else");

        var refused = new[]
        {
            await story.Regenerate(1, new NewTake(AgentNames.Narrator)),
            await story.Edit(1, "narrator", new Narration(["No."])),
            await story.Choose(1, 1),
        };
        var takes = await http.GetAsync($"/api/v1/sessions/{story.Session}/ticks/1/takes");

        Assert.All(refused, reply => Assert.Equal((HttpStatusCode.Forbidden, "not-your-session"), (reply.Status, reply.Problem)));
        Assert.Equal(HttpStatusCode.Forbidden, takes.StatusCode);
        Assert.Equal(before, await Everything(story));
    }

    [Fact]
    public async Task A_take_that_fails_leaves_the_one_before_it_standing()
    {
        await using var story = await Retaking.Begin(servers);
        var first = await story.Play("go west");
        var before = (await story.See(), await story.Transcript());
        story.Aggregator.Agents.Answering = _ => null;
        var second = (await story.Regenerate(1, new NewTake(AgentNames.TickLength))).As<CommandAccepted>();
        Assert.Equal((0, Phase.Assessing), ((await story.See()).Tick, (await story.See()).Phase));

        await story.Aggregator.FailForGood(
            await story.Aggregator.Agents.Asked<AssessTickLength>(m => m.TickId == second.TickId), "its mind is gone");

        Assert.Equal("Compensated", (await story.Ended(second.TickId)).State);
        var after = await story.See();
        Assert.Equal((before.Item1.Tick, before.Item1.WorldHash, Phase.Idle), (after.Tick, after.WorldHash, after.Phase));
        Assert.Equivalent(before.Item2, await story.Transcript(), strict: true);
        Assert.Equal([true, false], (await story.Takes(1)).Select(t => t.Standing));
        Assert.Equal(first.TickId, (await story.Aggregator.Tick(story.Session, 1)).TickId);
        story.Aggregator.Agents.Answering = Retaking.InItsOwnWords;
        Assert.Equal((2, "Committed"), ((await story.Play()) is var next ? next.Number : 0, next.State));
    }

    private static async Task<string> Everything(Retaking story) => await story.Aggregator.Read(async db =>
    {
        var (id, lines) = (story.Session, new List<string>());
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == id);
        lines.Add($"{session.Head} {session.Phase} {session.RunningTickId} {session.TimelineId}");
        lines.AddRange(await db.Ticks.Where(t => t.SessionId == id).OrderBy(t => t.CorrelationId)
            .Select(t => t.CorrelationId + t.CurrentState + t.Revision).ToListAsync());
        lines.AddRange(await db.WorldEntities.Where(e => e.SessionId == id).OrderBy(e => e.Kind).ThenBy(e => e.Id)
            .Select(e => e.Kind + e.Id + e.Body).ToListAsync());
        lines.AddRange(await db.Branches.Where(b => b.SessionId == id).OrderBy(b => b.Id).Select(b => b.Id + " ").ToListAsync());
        lines.AddRange(await db.Ledger.Where(e => e.SessionId == id).OrderBy(e => e.Id).Select(e => e.Id + e.Payload).ToListAsync());
        lines.AddRange(await db.Stream.Where(e => e.SessionId == id).OrderBy(e => e.Id).Select(e => e.Id + e.Name).ToListAsync());
        return string.Join('\n', lines);
    });
}
