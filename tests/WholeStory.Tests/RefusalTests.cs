using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Storyteller.Contracts;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>What cannot be done to the past is refused by name, and nothing of it is done, in both arrangements alike.</summary>
public abstract class RefusalTests
{
    private static readonly Guid Nowhere = Guid.CreateVersion7();

    protected abstract Story Story { get; }

    [Fact]
    public async Task While_a_tick_waits_for_its_review_the_past_stays_where_it_is()
    {
        using var player = await WithAPast();
        var side = (await new History(player).Timelines()).Single(t => !t.Current);
        using var asked = await player.Http.PutAsJsonAsync(
            $"/api/v1/sessions/{player.Session}/settings", new SessionSettings(ReviewMode.Ask));
        await using var stream = await LiveStream.Open(player);
        using var accepted = await player.Post("wait for an hour");
        var review = await Player.Stops(stream);
        Assert.Equal(PromptKind.Review, review?.Kind);

        await AreRefused(player,
        [
            new("take the last tick again", HttpMethod.Post, "ticks/2/regenerate", new NewTake(AgentNames.Narrator), 409, "review-awaited"),
            new("take the running tick again", HttpMethod.Post, "ticks/3/regenerate", new NewTake(AgentNames.Narrator), 409,
                "review-awaited"),
            new("edit", HttpMethod.Put, "ticks/2/artifacts/tick-length", Edit(new { seconds = 60, because = "so" }), 409, "review-awaited"),
            new("edit the running tick", HttpMethod.Put, "ticks/3/artifacts/tick-length", Edit(new { seconds = 60, because = "so" }), 409,
                "review-awaited"),
            new("choose a take", HttpMethod.Put, "ticks/2/take", new TakeChoice(1), 409, "review-awaited"),
            new("go back", HttpMethod.Post, "rewind", new Rewind(1), 409, "review-awaited"),
            new("go back to a save", HttpMethod.Post, "rewind", new Rewind(Save: "before"), 409, "review-awaited"),
            new("go over", HttpMethod.Put, "timeline", new TimelineChoice(side.TimelineId), 409, "review-awaited"),
        ]);

        // And it goes on as if nobody had asked.
        using var decided = await player.Decide([.. review!.Offered!.Select(o => new EventDecision(o.StoryletId, ReviewVerdict.Reject))]);
        Assert.Equal("committed", (await player.Follow(stream)).Name);
    }

    [Fact]
    public async Task What_is_not_there_cannot_be_done_or_is_meant_for_another_take_is_refused()
    {
        using var player = await WithAPast();
        var played = (await player.See()).Timeline;

        await AreRefused(player,
        [
            new("an older tick again", HttpMethod.Post, "ticks/1/regenerate", new NewTake(AgentNames.Narrator), 409,
                "not-the-current-turn"),
            new("edit an older tick", HttpMethod.Put, "ticks/1/artifacts/tick-length", Edit(new { seconds = 60, because = "so" }), 409,
                "not-the-current-turn"),
            new("a take of an older tick", HttpMethod.Put, "ticks/1/take", new TakeChoice(1), 409, "not-the-current-turn"),
            new("a stale take again", HttpMethod.Post, "ticks/2/regenerate", new NewTake(AgentNames.Narrator, null, 1), 409,
                "stale-revision"),
            new("edit a stale take", HttpMethod.Put, "ticks/2/artifacts/tick-length", Edit(new { seconds = 60, because = "so" }, 1), 409,
                "stale-revision"),
            new("an unknown tick", HttpMethod.Post, "ticks/9/regenerate", new NewTake(AgentNames.Narrator), 404, "unknown-tick"),
            new("no tick", HttpMethod.Post, "ticks/last/regenerate", new NewTake(AgentNames.Narrator), 400, "malformed-id"),
            new("the takes of an unknown tick", HttpMethod.Get, "ticks/9/takes", null, 404, "unknown-tick"),
            new("an unknown agent", HttpMethod.Post, "ticks/2/regenerate", new NewTake("bard"), 400, "invalid-request"),
            new("an unknown character", HttpMethod.Post, "ticks/2/regenerate", new NewTake(AgentNames.NpcDecision, "nobody"), 400,
                "invalid-request"),
            new("edit an unknown agent", HttpMethod.Put, "ticks/2/artifacts/bard", Edit(new { song = "la" }), 404, "unknown-agent"),
            new("edit an unknown character", HttpMethod.Put, "ticks/2/artifacts/npc-decision/nobody", Edit(new { deed = "Stay" }), 400,
                "invalid-request"),
            new("edit to no artifact", HttpMethod.Put, "ticks/2/artifacts/tick-length", Edit(new { hours = 1 }), 400, "invalid-request"),
            new("edit against the rules", HttpMethod.Put, "ticks/2/artifacts/tick-length", Edit(new { seconds = 0, because = "so" }), 422,
                "against-the-rules"),
            new("an unknown take", HttpMethod.Put, "ticks/2/take", new TakeChoice(9), 404, "unknown-take"),
            new("an unknown version", HttpMethod.Get, "ticks/2/artifacts/difference?agent=narrator&from=1&to=9", null, 404,
                "unknown-version"),
            new("the tick after the last", HttpMethod.Post, "rewind", new Rewind(3), 400, "invalid-request"),
            new("the tick before the first", HttpMethod.Post, "rewind", new Rewind(-1), 400, "invalid-request"),
            new("back on an unknown timeline", HttpMethod.Post, "rewind", new Rewind(1, Nowhere), 404, "unknown-timeline"),
            new("back to an unknown save", HttpMethod.Post, "rewind", new Rewind(Save: "nothing"), 404, "unknown-save"),
            new("begin after the last tick", HttpMethod.Post, "timelines", new NewTimeline("other", 3), 400, "invalid-request"),
            new("begin under a name that is taken", HttpMethod.Post, "timelines", new NewTimeline("side", 1), 409, "name-taken"),
            new("over to an unknown timeline", HttpMethod.Put, "timeline", new TimelineChoice(Nowhere), 404, "unknown-timeline"),
            new("name an unknown timeline", HttpMethod.Patch, $"timelines/{Nowhere}", new TimelineName("other"), 404, "unknown-timeline"),
            new("name one like another", HttpMethod.Patch, $"timelines/{played}", new TimelineName("side"), 409, "name-taken"),
            new("name one nothing", HttpMethod.Patch, $"timelines/{played}", new TimelineName(" "), 400, "invalid-request"),
            new("delete what is played", HttpMethod.Delete, $"timelines/{played}", null, 409, "timeline-is-played"),
            new("delete an unknown timeline", HttpMethod.Delete, $"timelines/{Nowhere}", null, 404, "unknown-timeline"),
            new("compare with nothing", HttpMethod.Get, $"timelines/{played}/compare/{Nowhere}", null, 404, "unknown-timeline"),
            new("save under a name that is taken", HttpMethod.Post, "saves", new NewSave("before"), 409, "name-taken"),
            new("delete an unknown save", HttpMethod.Delete, "saves/nothing", null, 404, "unknown-save"),
        ]);
    }

    [Fact]
    public async Task Somebody_elses_past_is_nobody_elses_to_see_or_to_change()
    {
        using var owner = await WithAPast();
        using var other = await Player.Guest(Story.Gateway);
        var played = (await owner.See()).Timeline;
        var edit = Edit(new { seconds = 60, because = "so" });

        await AreRefused(owner,
        [
            new("", HttpMethod.Post, "ticks/2/regenerate", new NewTake(AgentNames.Narrator), 403, "not-your-session"),
            new("", HttpMethod.Put, "ticks/2/artifacts/tick-length", edit, 403, "not-your-session"),
            new("", HttpMethod.Get, "ticks/2/artifacts?versions=all", null, 403, "not-your-session"),
            new("", HttpMethod.Get, "ticks/2/artifacts/difference?agent=narrator&from=1&to=2", null, 403, "not-your-session"),
            new("", HttpMethod.Get, "ticks/2/takes", null, 403, "not-your-session"),
            new("", HttpMethod.Put, "ticks/2/take", new TakeChoice(1), 403, "not-your-session"),
            new("", HttpMethod.Post, "rewind", new Rewind(1), 403, "not-your-session"),
            new("", HttpMethod.Get, "timelines", null, 403, "not-your-session"),
            new("", HttpMethod.Post, "timelines", new NewTimeline("other", 1), 403, "not-your-session"),
            new("", HttpMethod.Patch, $"timelines/{played}", new TimelineName("other"), 403, "not-your-session"),
            new("", HttpMethod.Delete, $"timelines/{played}", null, 403, "not-your-session"),
            new("", HttpMethod.Put, "timeline", new TimelineChoice(played), 403, "not-your-session"),
            new("", HttpMethod.Get, $"timelines/{played}/compare/{played}", null, 403, "not-your-session"),
            new("", HttpMethod.Get, "saves", null, 403, "not-your-session"),
            new("", HttpMethod.Post, "saves", new NewSave("other"), 403, "not-your-session"),
            new("", HttpMethod.Delete, "saves/before", null, 403, "not-your-session"),
            new("", HttpMethod.Get, "export", null, 403, "not-your-session"),
        ], other.At(Story.Gateway, owner.Session));
    }

    [Fact]
    public async Task Of_several_who_take_a_turn_again_at_once_one_does()
    {
        using var player = await Player.Begin(Story.Gateway, 8, "trial-yard");
        await using var stream = await LiveStream.Open(player);
        await player.Play("wait for ten minutes", stream);
        var history = new History(player);

        var answers = await Task.WhenAll(
            history.Regenerate(1, new NewTake(AgentNames.TickLength, Revision: 1)),
            history.Regenerate(1, new NewTake(AgentNames.Narrator, Revision: 1)),
            history.Send(HttpMethod.Put, "ticks/1/artifacts/tick-length", Edit(new { seconds = 60, because = "so" }, 1)));
        await player.Follow(stream);

        Assert.Equal([202, 409, 409], answers.Select(a => (int)a.StatusCode).Order());
        foreach (var refused in answers.Where(a => a.StatusCode == HttpStatusCode.Conflict))
        {
            var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Contains(problem.GetProperty("type").GetString(),
                (string[])["urn:storyteller:problem:session-busy", "urn:storyteller:problem:stale-revision"]);
        }
        var takes = await history.Takes(1);
        Assert.Equal([(1, "Committed", false), (2, "Committed", true)], takes.Select(t => (t.Revision, t.State, t.Standing)));
    }

    [Fact]
    public async Task One_key_that_is_sent_several_times_at_once_makes_one_take()
    {
        using var player = await Player.Begin(Story.Gateway, 9, "trial-yard");
        await using var stream = await LiveStream.Open(player);
        await player.Play("wait for ten minutes", stream);
        var history = new History(player);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8)
            .Select(_ => history.Regenerate(1, new NewTake(AgentNames.Outline), "the-same-key")));
        await player.Follow(stream);

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.Accepted, a.StatusCode));
        Assert.Single((await Task.WhenAll(answers.Select(a => a.Content.ReadAsStringAsync()))).Distinct());
        Assert.Equal(2, (await history.Takes(1)).Count);
    }

    /// <summary>Two ticks, the second with two takes; another timeline, and a save.</summary>
    private async Task<Player> WithAPast()
    {
        var player = await Player.Begin(Story.Gateway, 7, "trial-yard", ReviewMode.AcceptHarmless);
        await using var stream = await LiveStream.Open(player);
        var history = new History(player);
        await player.Play("wait for ten minutes", stream);
        using (var saved = await history.Save("before")) Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
        await player.Play("listen", stream);
        Assert.True((await history.Retake(2, new NewTake(AgentNames.Narrator), stream)).Committed);
        await history.Branch(new NewTimeline("side", 1));
        return player;
    }

    private static async Task AreRefused(Player owner, IReadOnlyList<Refusal> refusals, Player? by = null)
    {
        var before = await Everything(owner);
        foreach (var (what, method, path, body, status, type) in refusals)
        {
            using var answer = await new History(by ?? owner).Send(method, path, body);
            var problem = await answer.Content.ReadAsStringAsync();
            Assert.True(status == (int)answer.StatusCode, $"{what} ({method} {path}): {(int)answer.StatusCode} {problem}");
            Assert.Equal($"urn:storyteller:problem:{type}", JsonElement.Parse(problem).GetProperty("type").GetString());
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        }
        Assert.Equal(before, await Everything(owner));
    }

    private static async Task<List<string>> Everything(Player player)
    {
        var (all, last) = (new List<string>(), (await player.See()).Tick);
        string[] paths =
        [
            "", "/transcript", $"/ticks/{last}", $"/ticks/{last}/takes", $"/ticks/{last}/artifacts?versions=all", "/timelines", "/saves",
        ];
        foreach (var path in paths)
            all.Add(await player.Http.GetStringAsync($"/api/v1/sessions/{player.Session}{path}"));
        return all;
    }

    private static ArtifactEdit Edit<T>(T output, int? revision = null) => new(JsonSerializer.SerializeToElement(output), revision);

    private sealed record Refusal(string What, HttpMethod Method, string Path, object? Body, int Status, string Type);
}

/// <summary>By six processes on RabbitMQ and PostgreSQL.</summary>
[Collection(nameof(DistributedStories))]
public sealed class RefusalBySixProcessesTests(Distributed distributed) : RefusalTests
{
    protected override Story Story => distributed.Story;
}

/// <summary>By one process.</summary>
[Collection(nameof(EmbeddedStories))]
public sealed class RefusalByOneProcessTests(EmbeddedInView embedded) : RefusalTests
{
    protected override Story Story => embedded.Story;
}
