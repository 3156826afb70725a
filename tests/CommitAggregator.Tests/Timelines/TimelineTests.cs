using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Scenes;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>Timelines are listed, branched off, named, gone over to and deleted.</summary>
public sealed class TimelineTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_session_begins_with_one_timeline_that_follows_its_ticks()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));

        var begun = Assert.Single(await aggregator.Timelines(session.SessionId));
        var hashes = await aggregator.PlayTicks(session.SessionId, 2);

        Assert.Equal((session.Timeline, "main", 0, session.WorldHash, true), (begun.TimelineId, begun.Name, begun.Tick, begun.WorldHash,
            begun.Current));
        Assert.Equal((null, 0), (begun.From, begun.FromTick));
        Assert.Equal([begun with { Tick = 2, WorldHash = hashes[2] }], await aggregator.Timelines(session.SessionId));
    }

    [Fact]
    public async Task Branching_off_begins_a_timeline_and_goes_nowhere_even_in_the_middle_of_a_tick()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var id = (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId;
        var hashes = await aggregator.PlayTicks(id, 2);
        var idle = await aggregator.See(id);

        var early = await Branch(aggregator, id, new NewTimeline("early", 1));
        Assert.Equal(idle with { Possible = [], Scene = null! }, await aggregator.See(id) with { Possible = [], Scene = null! });
        await aggregator.Command(id, Crossing.Wait);
        var late = await Branch(aggregator, id, new NewTimeline());
        await aggregator.Report(AgentsByHand.Answer(await aggregator.UpToTheNarrator(3)));

        Assert.Equal(("early", 1, hashes[1], false), (early.Name, early.Tick, early.WorldHash, early.Current));
        Assert.Equal(("main 2", 2, hashes[2], idle.Timeline, 2), (late.Name, late.Tick, late.WorldHash, late.From, late.FromTick));
        var after = await aggregator.See(id);
        Assert.Equal((3, idle.Timeline), (after.Tick, after.Timeline));
        Assert.Equal(["main", "early", "main 2"], (await aggregator.Timelines(id)).Select(t => t.Name));
        Assert.Equal(hashes[1], (await aggregator.GoOver(id, early.TimelineId)).WorldHash);
        Assert.Equal(hashes[2], (await aggregator.GoOver(id, late.TimelineId)).WorldHash);
        Assert.Equal(after.WorldHash, (await aggregator.GoOver(id, after.Timeline)).WorldHash);
    }

    [Fact]
    public async Task Two_timelines_that_end_at_the_same_tick_go_on_each_for_itself()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        var id = session.SessionId;
        await aggregator.PlayTicks(id, 1);
        var twin = await Branch(aggregator, id, new NewTimeline("twin"));

        var mine = await aggregator.PlayFor(id, 2, Crossing.Wait, 100);
        await aggregator.GoOver(id, twin.TimelineId);
        var theirs = await aggregator.PlayFor(id, 3, Crossing.Wait, 200);
        await aggregator.GoOver(id, session.Timeline);
        var mineAgain = await aggregator.PlayFor(id, 4, Crossing.Wait, 300);

        Assert.Equal((2, 2, 3), (mine.Number, theirs.Number, mineAgain.Number));
        Assert.Equal([(3, mineAgain.WorldHash!), (2, theirs.WorldHash!)],
            (await aggregator.Timelines(id)).Select(t => (t.Tick, t.WorldHash)));
        Assert.Equal(mine.TickId, (await aggregator.Tick(id, 2)).TickId);
    }

    [Fact]
    public async Task A_timeline_takes_another_name_and_keeps_it_where_it_is_asked_for_its_own()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        var other = await Branch(aggregator, session.SessionId, new NewTimeline("other"));

        var named = await Name(aggregator, session.SessionId, session.Timeline, "the first, and \U0001F409");
        var same = await Name(aggregator, session.SessionId, session.Timeline, "the first, and \U0001F409");
        var taken = await Name(aggregator, session.SessionId, session.Timeline, other.Name);
        var free = await Name(aggregator, session.SessionId, other.TimelineId, "main");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.OK],
            new[] { named, same, taken, free }.Select(reply => reply.Status));
        Assert.Equal(("name-taken", "name"), (taken.Problem, taken.Text("field")));
        Assert.Equal(["the first, and \U0001F409", "main"], (await aggregator.Timelines(session.SessionId)).Select(t => t.Name));
        Assert.Equal(["main 2"], [(await aggregator.GoBack(session.SessionId, new Rewind(Timeline: other.TimelineId))).Name]);
    }

    [Fact]
    public async Task A_deleted_timeline_is_gone_and_what_was_begun_or_saved_on_it_is_not()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        var id = session.SessionId;
        var hashes = await aggregator.PlayTicks(id, 2);
        await aggregator.Save(id, "before the gate");
        var child = await aggregator.GoBack(id, new Rewind(1, Name: "child"));
        var first = $"/api/v1/sessions/{id}/timelines/{session.Timeline}";

        var deleted = await aggregator.Delete(first);
        var again = await aggregator.Delete(first);
        var played = await aggregator.Delete($"/api/v1/sessions/{id}/timelines/{child.TimelineId}");
        var back = await aggregator.GoBack(id, new Rewind(Save: "before the gate"));

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound, "unknown-timeline"),
            (deleted.Status, again.Status, again.Problem));
        Assert.Equal((HttpStatusCode.Conflict, "timeline-is-played"), (played.Status, played.Problem));
        Assert.Equal((hashes[2], 2, "main 2", session.Timeline), (back.WorldHash, back.Tick, back.Name, back.From));
        Assert.Equal(["child", "main 2"], (await aggregator.Timelines(id)).Select(t => t.Name));
        Assert.Equal(hashes[1], (await aggregator.GoOver(id, child.TimelineId)).WorldHash);
    }

    [Fact]
    public async Task Going_over_to_the_timeline_that_is_played_moves_nothing()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        await aggregator.PlayTicks(session.SessionId, 1);
        var rows = await aggregator.Rows(session.SessionId);

        await aggregator.GoOver(session.SessionId, session.Timeline);

        var entry = Assert.Single((await aggregator.Rows(session.SessionId)).Except(rows));
        Assert.Contains(LedgerTypes.TimelineChosen, entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_change_leaves_an_entry_and_none_of_them_is_part_of_a_tick()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        var id = session.SessionId;
        var branch = await Branch(aggregator, id, new NewTimeline());
        await Name(aggregator, id, branch.TimelineId, "named");
        await aggregator.Save(id, "saved");
        await aggregator.GoOver(id, branch.TimelineId);
        await aggregator.Delete($"/api/v1/sessions/{id}/timelines/{session.Timeline}");
        await aggregator.Delete($"/api/v1/sessions/{id}/saves/saved");

        var entries = await aggregator.Read(db => db.Ledger.Where(e => e.SessionId == id).OrderBy(e => e.Id).ToListAsync());

        Assert.Equal([LedgerTypes.SessionStarted, LedgerTypes.TimelineBranched, LedgerTypes.TimelineNamed, LedgerTypes.GameSaved,
            LedgerTypes.TimelineChosen, LedgerTypes.TimelineDeleted, LedgerTypes.SaveDeleted], entries.Select(e => e.Type));
        Assert.All(entries, e => Assert.Equal(("player", null, 0), (e.Source, e.TickId, e.Tick)));
    }

    private static async Task<TimelineView> Branch(AnAggregator aggregator, Guid session, NewTimeline wish)
    {
        var reply = await aggregator.Post($"/api/v1/sessions/{session}/timelines", wish);
        Assert.Equal(HttpStatusCode.Created, reply.Status);
        return reply.As<TimelineView>();
    }

    private static Task<Reply> Name(AnAggregator aggregator, Guid session, Guid timeline, string name) =>
        aggregator.Send(HttpMethod.Patch, $"/api/v1/sessions/{session}/timelines/{timeline}", new TimelineName(name));
}
