using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
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
        Assert.Equal(await Transcript(story.Aggregator, story.Session), await Transcript(elsewhere, view.SessionId));
        Assert.Equal(await Takes(story.Aggregator, story.Session), await Takes(elsewhere, view.SessionId));
        Assert.Equal(await Timelines(story.Aggregator, story.Session), await Timelines(elsewhere, view.SessionId));
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

        var rewound = await story.Aggregator.Read(db =>
            db.Ledger.SingleAsync(e => e.SessionId == id && e.Type == LedgerTypes.Rewound));
        var timelines = await story.Aggregator.Read(db =>
            db.Timelines.Where(t => t.SessionId == id).OrderBy(t => t.CreatedAt).Select(t => t.Id).ToListAsync());

        Assert.Equal($$"""{"timeline":"{{timelines[1]}}","from":"{{timelines[0]}}","tick":2}""", rewound.Payload);
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

        var timelines = await elsewhere.Read(db => db.Timelines.AsNoTracking().Where(t => t.SessionId == id).ToListAsync());
        var left = timelines.Single(t => t.Name == Timeline.First);
        for (var tick = 0; tick <= left.Tick; tick++) await ReturnTo(elsewhere, id, left, tick);
        await ReturnTo(elsewhere, id, left, 3);
        var fork = await PlayOn(elsewhere, id, asked: 2);
        Assert.Equal(("Committed", 4), (fork.State, fork.Number));
        Assert.Equal(fork.WorldHash, (await elsewhere.See(id)).WorldHash);
    }

    [Fact]
    public async Task Checkpoints_are_kept_where_play_keeps_them()
    {
        var id = (await story.Aggregator.Import(story.File)).As<SessionView>().SessionId;

        var kept = await story.Aggregator.Read(db => db.Checkpoints.Join(db.Branches.Where(b => b.SessionId == id),
            c => c.BranchId, b => b.Id, (c, b) => new { c.Tick, b.ParentId, c.WorldHash, c.Body }).OrderBy(c => c.Tick).ToListAsync());

        Assert.Equal([(0, false), (10, true)], kept.Select(c => (c.Tick, c.ParentId is not null)));
        Assert.Equal((string?)story.File.At(1)["beginHash"], kept[0].WorldHash);
        var tenth = Assert.Single(story.File.All("tick"), t => (int)t["number"]! == 10);
        Assert.Equal((string?)tenth["worldHash"], kept[1].WorldHash);
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

    private static Task ReturnTo(AnAggregator aggregator, Guid id, Timeline timeline, int tick) => aggregator.Use(async services =>
    {
        var (db, past) = (services.GetRequiredService<CanonDb>(), services.GetRequiredService<PastWorlds>());
        await using var transaction = await db.Database.BeginTransactionAsync();
        var session = await db.LockedSession(id, CancellationToken.None);
        var head = await past.Find(new Head(timeline.BranchId, timeline.Tick, timeline.WorldHash), tick, CancellationToken.None);
        var world = await services.GetRequiredService<Returning>().To(session!, head, CancellationToken.None);
        session!.TimelineId = timeline.Id;
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return Assert.IsType<World>(world);
    });

    private static async Task<string> Transcript(AnAggregator aggregator, Guid session) =>
        (await aggregator.Get($"/api/v1/sessions/{session}/transcript", "guest:tester")).Body.GetRawText();

    private static async Task<IReadOnlyList<string>> Artifacts(AnAggregator aggregator, Guid session, int tick) =>
        [.. (await aggregator.Get($"/api/v1/sessions/{session}/ticks/{tick}/artifacts", "guest:tester"))
            .Body.EnumerateArray().Select(artifact => artifact.GetRawText())];

    private static Task<List<(int, int, bool, string?, string?, string)>> Takes(AnAggregator aggregator, Guid session) =>
        aggregator.Read(async db => (await db.Ticks.AsNoTracking().Where(t => t.SessionId == session)
            .OrderBy(t => t.AcceptedAt).ThenBy(t => t.Revision).ToListAsync())
            .ConvertAll(t => (t.Number, t.Revision, t.Replaces is null, t.RegeneratedFrom, t.WorldHash ?? t.Reason, t.CurrentState)));

    private static Task<List<(string, int, string, int, bool)>> Timelines(AnAggregator aggregator, Guid session) =>
        aggregator.Read(async db => (await db.Timelines.AsNoTracking().Where(t => t.SessionId == session)
            .OrderBy(t => t.CreatedAt).ToListAsync())
            .ConvertAll(t => (t.Name, t.Tick, t.WorldHash, t.FromTick, t.FromTimelineId is null)));

    private Task<HashSet<Guid>> IdsOf(Guid session) => story.Aggregator.Read(async db => (HashSet<Guid>)
    [
        session,
        .. await db.Branches.Where(b => b.SessionId == session).Select(b => b.Id).ToListAsync(),
        .. await db.Timelines.Where(t => t.SessionId == session).Select(t => t.Id).ToListAsync(),
        .. await db.Ticks.Where(t => t.SessionId == session).Select(t => t.CorrelationId).ToListAsync(),
        .. await db.Scenes.Where(s => s.SessionId == session).Select(s => s.CorrelationId).ToListAsync(),
    ]);
}
