using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Archives;

/// <summary>A whole session as a file.</summary>
public sealed class ExportTests(AnExportedStory story) : IClassFixture<AnExportedStory>
{
    [Fact]
    public async Task Every_row_that_does_not_follow_from_others_has_a_line()
    {
        var session = story.Session;
        var branches = await story.Aggregator.Read(db => db.Branches.Where(b => b.SessionId == session).Select(b => b.Id).ToListAsync());
        var ticks = await story.Aggregator.Read(db =>
            db.Ticks.Where(t => t.SessionId == session).Select(t => t.CorrelationId).ToListAsync());
        var rows = await story.Aggregator.Read(async db => new SortedDictionary<string, int>
        {
            ["world"] = 1,
            ["branch"] = branches.Count,
            ["tick"] = ticks.Count,
            ["artifact"] = await db.Artifacts.CountAsync(a => ticks.Contains(a.TickId)),
            ["timeline"] = await db.Timelines.CountAsync(t => t.SessionId == session),
            ["save"] = await db.Saves.CountAsync(s => s.SessionId == session),
            ["scene"] = await db.Scenes.CountAsync(s => s.SessionId == session),
            ["echo"] = await db.Echoes.CountAsync(e => branches.Contains(e.BranchId)),
            ["ledger"] = await db.Ledger.CountAsync(e => e.SessionId == session),
            ["transcript"] = await db.Transcript.CountAsync(t => branches.Contains(t.BranchId)),
            ["played"] = 1,
            ["end"] = 1,
        });
        var lines = Enumerable.Range(2, story.File.Lines.Count - 1).CountBy(n => story.File.TypeAt(n)!).ToDictionary();

        Assert.Equal(rows, new SortedDictionary<string, int>(lines));
        Assert.Equal((4, 3, 1, 16), (rows["branch"], rows["timeline"], rows["save"], rows["tick"]));
        Assert.True(rows["scene"] >= 4 && rows["echo"] >= 2);
    }

    [Fact]
    public async Task The_first_line_says_what_it_is_and_the_last_one_that_there_is_no_more()
    {
        var seen = await story.Aggregator.See(story.Session);
        var (first, last) = (story.File.At(1), story.File.At(story.File.Lines.Count));

        Assert.Equal(("storyteller-session", 1), ((string?)first["format"], (int)first["version"]!));
        Assert.Equal((story.Session, "sallowhythe", 7UL),
            ((Guid)first["session"]!, (string?)first["world"], (ulong)first["seed"]!));
        Assert.Equal(story.File.Lines.Count - 1, (int)last["lines"]!);
        var before = story.File.Text[..^(story.File.Lines[^1].Length + 1)];
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before))), (string?)last["sha256"]);
        var played = Assert.Single(story.File.All("played"));
        Assert.Equal((seen.Timeline, seen.Tick, seen.WorldHash),
            ((Guid)played["timeline"]!, (int)played["tick"]!, (string?)played["worldHash"]));
    }

    [Fact]
    public async Task What_was_stored_as_JSON_stands_in_its_line_byte_for_byte()
    {
        var artifacts = await story.Aggregator.Read(db => db.Artifacts.Join(db.Ticks.Where(t => t.SessionId == story.Session),
            a => a.TickId, t => t.CorrelationId, (a, t) => a).ToListAsync());
        var world = await story.Aggregator.Read(db => db.WorldVersions.SingleAsync());

        Assert.All(artifacts, artifact => Assert.Contains(story.File.Lines, line =>
            line.StartsWith($$"""{"type":"artifact","tick":"{{artifact.TickId}}","agent":"{{artifact.Agent}}",""", StringComparison.Ordinal)
            && line.Contains($"\"input\":{artifact.Input}", StringComparison.Ordinal)
            && (artifact.Output is null || line.Contains($"\"output\":{artifact.Output}", StringComparison.Ordinal))));
        Assert.EndsWith($"\"body\":{world.Body}}}", story.File.Lines[1], StringComparison.Ordinal);
        Assert.Equal(world.Hash, Canonical.Hash(world.Body));
    }

    [Fact]
    public async Task It_is_sent_as_a_file_with_a_name()
    {
        using var answer = await story.Aggregator.Http.GetAsync($"/api/v1/sessions/{story.Session}/export");

        Assert.Equal("application/x-ndjson", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal($"sallowhythe-{AnExportedStory.LastTick}.ndjson", answer.Content.Headers.ContentDisposition?.FileName);
    }

    [Fact]
    public async Task Nobody_gets_the_file_of_somebody_else_s_session_or_of_none()
    {
        var foreign = await story.Aggregator.Get($"/api/v1/sessions/{story.Session}/export", "guest:other");
        var unknown = await story.Aggregator.Get($"/api/v1/sessions/{Guid.CreateVersion7()}/export", "guest:other");

        Assert.Equal((HttpStatusCode.Forbidden, "not-your-session"), (foreign.Status, foreign.Problem));
        Assert.Equal((HttpStatusCode.NotFound, "unknown-session"), (unknown.Status, unknown.Problem));
    }

    [Fact]
    public async Task While_a_tick_runs_there_is_no_file()
    {
        var session = await story.Aggregator.Begin();
        await story.Aggregator.Command(session.SessionId);

        var reply = await story.Aggregator.Get($"/api/v1/sessions/{session.SessionId}/export", "guest:tester");

        Assert.Equal((HttpStatusCode.Conflict, "session-busy"), (reply.Status, reply.Problem));
    }

    [Fact]
    public async Task A_large_session_arrives_bit_by_bit_as_it_was_when_it_was_asked_for()
    {
        var session = await story.Aggregator.Begin();
        var tick = await story.Aggregator.Play(session.SessionId);
        await story.Aggregator.Read(async db =>
        {
            for (var i = 0; i < 30; i++) db.Add(Large(tick.TickId, $"somebody-{i:00}"));
            return await db.SaveChangesAsync();
        });

        // What is not read must wait on the other side: the connection between holds a few megabytes, and this is thirty.
        using var answer = await story.Aggregator.Http.GetAsync(
            $"/api/v1/sessions/{session.SessionId}/export", HttpCompletionOption.ResponseHeadersRead);
        var settings = await story.Aggregator.Send(
            HttpMethod.Put, $"/api/v1/sessions/{session.SessionId}/settings", new SessionSettings(ReviewMode.Ask));
        Assert.Equal(HttpStatusCode.OK, settings.Status);
        var file = AFile.Of(await answer.Content.ReadAsStringAsync());

        Assert.Equal(30, file.All("artifact").Count(a => ((string?)a["subject"])!.StartsWith("somebody", StringComparison.Ordinal)));
        Assert.DoesNotContain(file.All("ledger"), e => (string?)e["entry"] == "SettingsChanged");
        Assert.Contains((await story.Aggregator.Export(session.SessionId)).All("ledger"), e => (string?)e["entry"] == "SettingsChanged");
    }

    [Fact]
    public async Task Only_so_many_files_are_written_at_once()
    {
        await using var aggregator = await AnAggregator.Start(story.Database, null, "--Archives:AtOnce=1");
        var session = await aggregator.Begin();
        var tick = await aggregator.Play(session.SessionId);
        await aggregator.Read(async db =>
        {
            for (var i = 0; i < 30; i++) db.Add(Large(tick.TickId, $"somebody-{i:00}"));
            return await db.SaveChangesAsync();
        });

        using (await aggregator.Http.GetAsync(
            $"/api/v1/sessions/{session.SessionId}/export", HttpCompletionOption.ResponseHeadersRead))
        {
            using var second = await aggregator.Http.GetAsync($"/api/v1/sessions/{session.SessionId}/export");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, second.StatusCode);
            Assert.Equal("5", second.Headers.RetryAfter?.ToString());
            var third = await aggregator.Import(story.File);
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "archives-busy"), (third.Status, third.Problem));
        }
    }

    private static Artifact Large(Guid tick, string subject) => new()
    {
        TickId = tick,
        Agent = AgentNames.NpcDecision,
        Subject = subject,
        Revision = 1,
        Input = $$"""{"words":"{{new string('x', 1_000_000)}}"}""",
    };
}
