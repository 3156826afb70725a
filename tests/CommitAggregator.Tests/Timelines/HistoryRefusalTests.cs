using System.Net;
using System.Text.Json;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>What cannot be is refused with its reason, and leaves every row as it was.</summary>
public sealed class HistoryRefusalTests(Servers servers) : IClassFixture<Servers>
{
    private const string Nobody = "00000000-0000-7000-8000-000000000000";

    [Theory]
    [InlineData("POST", "rewind", """{"toTick":-1}""", 400, "invalid-request", "toTick")]
    [InlineData("POST", "rewind", """{"toTick":2}""", 400, "invalid-request", "toTick")]
    [InlineData("POST", "rewind", """{"toTick":2147483647}""", 400, "invalid-request", "toTick")]
    [InlineData("POST", "rewind", """{"toTick":2147483648}""", 400, "invalid-request", "$.toTick")]
    [InlineData("POST", "rewind", """{"toTick":"1"}""", 400, "invalid-request", "$.toTick")]
    [InlineData("POST", "rewind", """{"toTick":0.5}""", 400, "invalid-request", "$.toTick")]
    [InlineData("POST", "rewind", """{"tick":1}""", 400, "invalid-request", "$.tick")]
    [InlineData("POST", "rewind", """{"timeline":"main"}""", 400, "invalid-request", "$.timeline")]
    [InlineData("POST", "rewind", """{"timeline":"00000000-0000-7000-8000-000000000000"}""", 404, "unknown-timeline", null)]
    [InlineData("POST", "rewind", """{"save":"nowhere"}""", 404, "unknown-save", null)]
    [InlineData("POST", "rewind", """{"save":"a\u0000b"}""", 404, "unknown-save", null)]
    [InlineData("POST", "rewind", """{"save":""}""", 404, "unknown-save", null)]
    [InlineData("POST", "rewind", """{"save":"here","toTick":1}""", 400, "invalid-request", "save")]
    [InlineData("POST", "rewind", """{"save":"here","timeline":"00000000-0000-7000-8000-000000000000"}""", 400, "invalid-request", "save")]
    [InlineData("POST", "rewind", """{"toTick":0,"name":"main"}""", 409, "name-taken", "name")]
    [InlineData("POST", "rewind", """{"toTick":0,"name":""}""", 400, "invalid-request", "name")]
    [InlineData("POST", "rewind", """{"toTick":0,"name":"a\u0000b"}""", 400, "invalid-request", "name")]
    [InlineData("POST", "rewind", "[]", 400, "invalid-request", "$")]
    [InlineData("POST", "timelines", """{"tick":2}""", 400, "invalid-request", "tick")]
    [InlineData("POST", "timelines", """{"name":"main"}""", 409, "name-taken", "name")]
    [InlineData("POST", "timelines", """{"name":" main"}""", 400, "invalid-request", "name")]
    [InlineData("POST", "timelines", """{"timeline":"00000000-0000-7000-8000-000000000000"}""", 404, "unknown-timeline", null)]
    [InlineData("PUT", "timeline", """{"timelineId":"00000000-0000-7000-8000-000000000000"}""", 404, "unknown-timeline", null)]
    [InlineData("PUT", "timeline", "{}", 400, "invalid-request", null)]
    [InlineData("PATCH", $"timelines/{Nobody}", """{"name":"x"}""", 404, "unknown-timeline", null)]
    [InlineData("PATCH", $"timelines/{Nobody}", """{"name":null}""", 400, "invalid-request", "$.name")]
    [InlineData("PATCH", $"timelines/{Nobody}", """{"name":"."}""", 400, "invalid-request", "name")]
    [InlineData("PATCH", "timelines/main", """{"name":"x"}""", 400, "malformed-id", "timelineId")]
    [InlineData("DELETE", $"timelines/{Nobody}", "null", 404, "unknown-timeline", null)]
    [InlineData("DELETE", "timelines/main", "null", 400, "malformed-id", "timelineId")]
    [InlineData("GET", $"timelines/{Nobody}/compare/{Nobody}", "null", 404, "unknown-timeline", null)]
    [InlineData("GET", $"timelines/1/compare/{Nobody}", "null", 400, "malformed-id", "left")]
    [InlineData("POST", "saves", """{"name":"here"}""", 409, "name-taken", "name")]
    [InlineData("POST", "saves", """{"name":""}""", 400, "invalid-request", "name")]
    [InlineData("POST", "saves", "{}", 400, "invalid-request", null)]
    [InlineData("DELETE", "saves/there", "null", 404, "unknown-save", null)]
    [InlineData("DELETE", "saves/%01", "null", 404, "unknown-save", null)]
    public async Task What_cannot_be_names_why_and_changes_nothing(
        string method, string path, string body, int status, string problem, string? field)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var id = (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId;
        await aggregator.PlayTicks(id, 1);
        await aggregator.Save(id, "here");
        var rows = await aggregator.Rows(id);

        var refused = await aggregator.Send(
            new HttpMethod(method), $"/api/v1/sessions/{id}/{path}", JsonElement.Parse(body));

        Assert.Equal((status, problem), ((int)refused.Status, refused.Problem));
        if (field is not null) Assert.Equal(field, refused.Text("field"));
        Assert.Equal(rows, await aggregator.Rows(id));
    }

    [Theory]
    [InlineData("rewind", """{"toTick":0,"name":"half \ud83d"}""")]
    [InlineData("rewind", """{"save":"half \ud83d"}""")]
    [InlineData("saves", """{"name":"half \ud83d"}""")]
    [InlineData("saves", """{"name":"a","name":"b"}""")]
    [InlineData("timelines", "")]
    public async Task A_body_that_is_no_text_is_refused(string path, string body)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var id = (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId;
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        using var refused = await aggregator.Http.PostAsync($"/api/v1/sessions/{id}/{path}", content);

        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_tick_that_is_not_there_is_refused_with_those_that_are()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        await aggregator.PlayTicks(session.SessionId, 2);
        await aggregator.GoBack(session.SessionId, new Rewind(1));

        var here = await aggregator.AskToGoBack(session.SessionId, new Rewind(2));
        var there = await aggregator.AskToGoBack(session.SessionId, new Rewind(3, session.Timeline));

        Assert.Contains("0 to 1", here.Text("detail"), StringComparison.Ordinal);
        Assert.Contains("0 to 2", there.Text("detail"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_a_tick_is_under_way_nobody_goes_anywhere_or_saves()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator);
        await aggregator.Save(story.Id, "here");
        var other = (await aggregator.Post($"/api/v1/sessions/{story.Id}/timelines", new NewTimeline())).As<TimelineView>();

        await aggregator.Command(story.Id, Crossing.Wait);
        var busy = await Refused("session-busy");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<AssessTickLength>()));
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<ScoreDifficulty>()));
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<ProposeMetaEvents>()) with
        {
            Artifact = new MetaEventProposals([Crossing.Apple]),
        });
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<ReviewMetaEvents>()) with
        {
            Artifact = new MetaEventReview([new MetaEventVerdict("apple-rolls", true, "it stands")]),
        });
        await story.Awaits();
        await Refused("review-awaited");
        await story.Decide(new EventDecision("apple-rolls", ReviewVerdict.Reject));
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<OutlineScene>()));
        await aggregator.Report(AgentsByHand.Answer(await aggregator.Agents.Asked<NarrateTick>()));

        Assert.Equal(0, (await aggregator.GoOver(story.Id, other.TimelineId)).Tick);
        Assert.Equal((await story.See()).Possible[^1], busy.Texts("possible")[^1]);

        async Task<Reply> Refused(string problem)
        {
            var rows = await aggregator.Rows(story.Id);
            Reply[] refused =
            [
                await aggregator.AskToGoBack(story.Id, new Rewind(0)), await aggregator.AskToGoBack(story.Id, new Rewind(Save: "here")),
                await aggregator.Send(HttpMethod.Put, $"/api/v1/sessions/{story.Id}/timeline", new TimelineChoice(other.TimelineId)),
                await aggregator.Post($"/api/v1/sessions/{story.Id}/saves", new NewSave("there")),
            ];
            Assert.All(refused, reply => Assert.Equal((HttpStatusCode.Conflict, problem), (reply.Status, reply.Problem)));
            Assert.All(refused, reply => Assert.NotEmpty(reply.Texts("possible")));
            Assert.Equal(rows, await aggregator.Rows(story.Id));
            return refused[0];
        }
    }

    [Theory]
    [InlineData("GET", "timelines")]
    [InlineData("GET", "saves")]
    [InlineData("GET", $"timelines/{Nobody}/compare/{Nobody}")]
    [InlineData("POST", "rewind")]
    [InlineData("POST", "timelines")]
    [InlineData("POST", "saves")]
    [InlineData("PUT", "timeline")]
    [InlineData("PATCH", $"timelines/{Nobody}")]
    [InlineData("DELETE", $"timelines/{Nobody}")]
    [InlineData("DELETE", "saves/here")]
    public async Task Nobody_sees_or_changes_what_is_somebody_elses(string method, string path)
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var id = (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId;
        await aggregator.Save(id, "here");
        var rows = await aggregator.Rows(id);
        aggregator.Http.DefaultRequestHeaders.Remove(Edges.Caller.Header);
        aggregator.Http.DefaultRequestHeaders.Add(Edges.Caller.Header, "guest:somebody-else");

        var foreign = await aggregator.Send(new HttpMethod(method), $"/api/v1/sessions/{id}/{path}", new { });
        var unknown = await aggregator.Send(new HttpMethod(method), $"/api/v1/sessions/{Nobody}/{path}", new { });

        Assert.Equal((HttpStatusCode.Forbidden, "not-your-session"), (foreign.Status, foreign.Problem));
        Assert.Equal((HttpStatusCode.NotFound, "unknown-session"), (unknown.Status, unknown.Problem));
        Assert.Equal(rows, await aggregator.Rows(id));
    }

    [Fact]
    public async Task A_timeline_of_another_session_of_the_same_player_is_none_of_this_one()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var (one, other) = (await aggregator.Begin(new NewSession(Crossing.Id)), await aggregator.Begin(new NewSession(Crossing.Id)));
        var path = $"/api/v1/sessions/{one.SessionId}";

        Reply[] refused =
        [
            await aggregator.AskToGoBack(one.SessionId, new Rewind(0, other.Timeline)),
            await aggregator.Post($"{path}/timelines", new NewTimeline(Timeline: other.Timeline)),
            await aggregator.Send(HttpMethod.Put, $"{path}/timeline", new TimelineChoice(other.Timeline)),
            await aggregator.Send(HttpMethod.Patch, $"{path}/timelines/{other.Timeline}", new TimelineName("x")),
            await aggregator.Delete($"{path}/timelines/{other.Timeline}"),
            await aggregator.Get($"{path}/timelines/{one.Timeline}/compare/{other.Timeline}"),
        ];

        Assert.All(refused, reply => Assert.Equal((HttpStatusCode.NotFound, "unknown-timeline"), (reply.Status, reply.Problem)));
        Assert.Equal("main", Assert.Single(await aggregator.Timelines(other.SessionId)).Name);
    }
}
