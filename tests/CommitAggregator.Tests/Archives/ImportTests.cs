using System.Net;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Tests.Replays;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Tests.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Testing;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>A new session from a file.</summary>
public sealed class ImportTests(AnExportedStory story) : IClassFixture<AnExportedStory>
{
    [Fact]
    public async Task Another_player_gets_the_same_session_under_new_ids_and_the_first_one_stays_as_it_was()
    {
        var before = await story.Aggregator.See(story.Session);

        var reply = await story.Aggregator.Import(story.File, player: "guest:other");

        Assert.Equal(HttpStatusCode.Created, reply.Status);
        var view = reply.As<SessionView>();
        Assert.NotEqual(story.Session, view.SessionId);
        Assert.Equal((before.World, before.Seed, before.Phase, before.Tick, before.WorldHash, before.Review),
            (view.World, view.Seed, view.Phase, view.Tick, view.WorldHash, view.Review));
        Assert.Equal(Canonical.Write(before.Scene), Canonical.Write(view.Scene));
        var (old, now) = (await IdsOf(story.Session), await IdsOf(view.SessionId));
        Assert.Equal(old.Count, now.Count);
        Assert.Empty(old.Intersect(now));
        Assert.Equal(story.File.Lines.Skip(1).SkipLast(1), (await story.Aggregator.Export(story.Session)).Lines.Skip(1).SkipLast(1));
        Assert.Equal("not-your-session", (await story.Aggregator.Get($"/api/v1/sessions/{view.SessionId}", "guest:tester")).Problem);
        var theirs = await story.Aggregator.Get($"/api/v1/sessions/{view.SessionId}", "guest:other");
        Assert.Equal(Canonical.Write(view), Canonical.Write(theirs.As<SessionView>()));
    }

    [Fact]
    public async Task In_a_fresh_database_it_is_the_same_again()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var elsewhere = await AnAggregator.Start(database, null);

        var reply = await elsewhere.Import(story.File);

        var view = reply.As<SessionView>();
        Assert.Equal((await story.Aggregator.See(story.Session)).WorldHash, view.WorldHash);
        Assert.Equal(await story.Aggregator.Transcript(story.Session), await elsewhere.Transcript(view.SessionId));
        Assert.Equal(await Takes(story.Aggregator, story.Session), await Takes(elsewhere, view.SessionId));
        Assert.Equal(await Names(story.Aggregator, story.Session), await Names(elsewhere, view.SessionId));
        for (var tick = 1; tick <= AnExportedStory.LastTick; tick++)
            Assert.Equal(await Artifacts(story.Aggregator, story.Session, tick), await Artifacts(elsewhere, view.SessionId, tick));
    }

    [Fact]
    public async Task What_is_exported_of_it_is_the_file_that_it_came_from_but_for_ids_and_the_first_line()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var elsewhere = await AnAggregator.Start(database, null);
        var first = (await elsewhere.Import(story.File)).As<SessionView>().SessionId;
        var second = (await elsewhere.Import(story.File)).As<SessionView>().SessionId;

        var file = await elsewhere.Export(second);

        Assert.NotEqual(first, second);
        Assert.Equal(story.File.WithoutIds(), file.WithoutIds());
        var imported = Assert.Single(file.All("ledger"), e => (string?)e["entry"] == LedgerTypes.SessionImported);
        var (old, now) = (story.File.At(1), file.At(1));
        Assert.Equal((story.Session, (string?)story.File.At(story.File.Lines.Count)["sha256"]),
            ((Guid)imported["payload"]!["session"]!, (string?)imported["payload"]!["sha256"]));
        foreach (var header in new[] { old, now }) { header.Remove("session"); header.Remove("exportedAt"); }
        Assert.Equal(old.ToJsonString(), now.ToJsonString());
        Assert.Equal(file.WithoutIds(), (await elsewhere.Export((await elsewhere.Import(file)).As<SessionView>().SessionId)).WithoutIds());
    }

    [Fact]
    public async Task The_ledger_names_the_new_ids_of_what_it_tells_of()
    {
        var id = (await story.Aggregator.Import(story.File)).As<SessionView>().SessionId;

        var rewound = await story.Aggregator.Read(db => db.Ledger.Where(e => e.SessionId == id && e.Type == LedgerTypes.Rewound)
            .OrderBy(e => e.Id).Select(e => e.Payload).LastAsync());
        var timelines = await story.Aggregator.Timelines(id);

        var back = timelines.Single(t => t.Name == "the way back").TimelineId;
        Assert.Contains($"\"timelineId\":\"{back}\"", rewound, StringComparison.Ordinal);
        Assert.DoesNotContain(story.File.All("timeline"), t => rewound.Contains((string)t["id"]!, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Gone_through_once_more_it_is_the_same_as_what_is_stored_of_it()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var elsewhere = await AnAggregator.Start(database, null);
        var id = (await elsewhere.Import(story.File)).As<SessionView>().SessionId;

        var (before, after) = (await story.Aggregator.Replay(story.Session), await elsewhere.Replay(id));

        Assert.Empty(before.Differences);
        Assert.Empty(after.Differences);
        Assert.Equal((before.Counts, before.WorldHash), (after.Counts, after.WorldHash));
    }

    [Fact]
    public async Task It_is_played_on_like_any_other_and_every_place_in_its_past_can_be_returned_to()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var elsewhere = await AnAggregator.Start(database, null);
        var id = (await elsewhere.Import(story.File)).As<SessionView>().SessionId;
        var twin = (await elsewhere.Import(story.File)).As<SessionView>().SessionId;

        var next = await PlayOn(elsewhere, id);
        Assert.Equal(("Committed", AnExportedStory.LastTick + 1), (next.State, next.Number));
        Assert.Equal(next.WorldHash, (await PlayOn(elsewhere, twin)).WorldHash);

        var hashes = story.File.All("tick").Select(t => (string?)t["worldHash"]).Append((string?)story.File.At(1)["beginHash"]).ToHashSet();
        foreach (var timeline in await elsewhere.Timelines(id))
            for (var tick = 0; tick <= Math.Min(timeline.Tick, AnExportedStory.LastTick); tick++)
                Assert.Contains((await elsewhere.GoBack(id, new Rewind(tick, timeline.TimelineId))).WorldHash, hashes);
        await elsewhere.GoBack(id, new Rewind(Save: AnExportedStory.Save));
        var fork = await PlayOn(elsewhere, id, asked: 2);
        Assert.Equal(("Committed", 3), (fork.State, fork.Number));
        Assert.Equal(fork.WorldHash, (await elsewhere.See(id)).WorldHash);
        var take = await elsewhere.TakeAgain(id, AgentNames.Narrator);
        await elsewhere.AnswerAll(take);
        Assert.Equal((2, fork.WorldHash), ((await elsewhere.Tick(id, take)).Revision, (await elsewhere.See(id)).WorldHash));
    }

    [Fact]
    public async Task Checkpoints_are_kept_where_play_keeps_them()
    {
        var id = (await story.Aggregator.Import(story.File)).As<SessionView>().SessionId;

        var (played, imported) = (await Checkpoints(story.Session), await Checkpoints(id));

        Assert.Equal(played, imported);
        Assert.Contains(10, imported.Select(c => c.Tick));
    }

    [Fact]
    public async Task Sent_again_under_its_key_it_brings_no_second_session()
    {
        var key = Guid.CreateVersion7().ToString();

        var first = await story.Aggregator.Import(story.File, key);
        var again = await story.Aggregator.Import(story.File, key);
        var other = await story.Aggregator.Import(story.File.With(1, header => header["review"] = "Ask"), key);
        var another = await story.Aggregator.Import(story.File, key, "guest:other");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.Status, again.Status));
        Assert.Equal(first.As<SessionView>().SessionId, again.As<SessionView>().SessionId);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "idempotency-key-reused"), (other.Status, other.Problem));
        Assert.NotEqual(first.As<SessionView>().SessionId, another.As<SessionView>().SessionId);
    }

    [Fact]
    public async Task The_key_of_an_import_stays_that_of_the_session_that_came_of_it()
    {
        var key = Guid.CreateVersion7().ToString();
        var first = (await story.Aggregator.Import(story.File, key)).As<SessionView>().SessionId;
        var file = await story.Aggregator.Export(first);
        Assert.Contains(file.Lines, line => line.Contains(key, StringComparison.Ordinal));

        var second = (await story.Aggregator.Import(file)).As<SessionView>().SessionId;
        var again = await story.Aggregator.Import(story.File, key);
        var other = await story.Aggregator.Import(file, key);

        Assert.NotEqual(first, second);
        Assert.Equal(first, again.As<SessionView>().SessionId);
        Assert.Equal("idempotency-key-reused", other.Problem);
    }

    [Fact]
    public async Task Commands_that_were_sent_before_are_known_by_their_keys_after()
    {
        var id = (await story.Aggregator.Import(story.File)).As<SessionView>().SessionId;
        var tick = story.File.All("tick").Last(t => (string?)t["text"] == "wait for a minute" && t["worldHash"] is not null);

        var again = await story.Aggregator.Command(id, "wait for a minute", (string?)tick["key"]);

        Assert.Equal((int)tick["number"]!, again.Number);
        Assert.Equal(AnExportedStory.LastTick, (await story.Aggregator.See(id)).Tick);
    }

    private static async Task<TickView> PlayOn(AnAggregator aggregator, Guid session, int asked = 1)
    {
        aggregator.Agents.Session = session;
        return await aggregator.Play(session, asked, "wait for a minute");
    }

    private static async Task<IReadOnlyList<string>> Artifacts(AnAggregator aggregator, Guid session, int tick) =>
        [.. (await aggregator.Get($"/api/v1/sessions/{session}/ticks/{tick}/artifacts", "guest:tester"))
            .Body.EnumerateArray().Select(artifact => artifact.GetRawText())];

    private static Task<List<(int, int, bool, string?, string?, string)>> Takes(AnAggregator aggregator, Guid session) =>
        aggregator.Read(async db => (await db.Ticks.AsNoTracking().Where(t => t.SessionId == session)
            .OrderBy(t => t.AcceptedAt).ThenBy(t => t.Revision).ToListAsync())
            .ConvertAll(t => (t.Number, t.Revision, t.Replaces is null, t.RegeneratedFrom, t.WorldHash ?? t.Reason, t.CurrentState)));

    // What a timeline was begun from that is gone is nothing here.
    private static async Task<List<(string, int, string, bool, string?, int)>> Names(AnAggregator aggregator, Guid session)
    {
        var timelines = await aggregator.Timelines(session);
        return [.. timelines.Select(t => (t.Name, t.Tick, t.WorldHash, t.Current,
            timelines.SingleOrDefault(from => from.TimelineId == t.From)?.Name, t.FromTick))];
    }

    private Task<List<(int Tick, string Hash, string World)>> Checkpoints(Guid session) => story.Aggregator.Read(async db =>
        (await db.Checkpoints.AsNoTracking().Where(c => db.Branches.Any(b => b.Id == c.BranchId && b.SessionId == session))
            .OrderBy(c => c.Tick).ThenBy(c => c.WorldHash).ToListAsync()).ConvertAll(c => (c.Tick, c.WorldHash, c.Text())));

    private Task<HashSet<Guid>> IdsOf(Guid session) => story.Aggregator.Read(async db => (HashSet<Guid>)
    [
        session,
        .. await db.Branches.Where(b => b.SessionId == session).Select(b => b.Id).ToListAsync(),
        .. await db.Timelines.Where(t => t.SessionId == session).Select(t => t.Id).ToListAsync(),
        .. await db.Ticks.Where(t => t.SessionId == session).Select(t => t.CorrelationId).ToListAsync(),
        .. await db.Scenes.Where(s => s.SessionId == session).Select(s => s.CorrelationId).ToListAsync(),
    ]);
}
