using System.Net;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Timelines;

/// <summary>The same key brings the same answer again, whatever became of it, and stands for nothing else.</summary>
public sealed class HistoryKeyTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_repeated_request_brings_the_first_answer_and_changes_nothing()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var session = await aggregator.Begin(new NewSession(Crossing.Id));
        var (id, path) = (session.SessionId, $"/api/v1/sessions/{session.SessionId}");
        await aggregator.PlayTicks(id, 1);
        (HttpMethod Method, string Path, object? Body)[] requests =
        [
            (HttpMethod.Post, "saves", new NewSave("here")), (HttpMethod.Post, "rewind", new Rewind(0)),
            (HttpMethod.Post, "timelines", new NewTimeline("third")), (HttpMethod.Put, "timeline", new TimelineChoice(session.Timeline)),
            (HttpMethod.Patch, $"timelines/{session.Timeline}", new TimelineName("first")), (HttpMethod.Delete, "saves/here", null),
        ];
        List<string> first = [];
        for (var i = 0; i < requests.Length; i++) first.Add(Told(await Ask(i)));
        await aggregator.PlayTicks(id, 1, asked: 1);
        var rows = await aggregator.Rows(id);

        List<string> again = [];
        for (var i = 0; i < requests.Length; i++) again.Add(Told(await Ask(i)));

        Assert.Equal(first, again);
        Assert.Equal(["Created", "Created", "Created", "OK", "OK", "NoContent"], first.Select(told => told.Split(' ')[0]));
        Assert.Equal(rows, await aggregator.Rows(id));

        Task<Reply> Ask(int i) => aggregator.Send(requests[i].Method, $"{path}/{requests[i].Path}", requests[i].Body, $"key-{i}");
    }

    [Fact]
    public async Task Two_at_once_under_one_key_are_one()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var id = (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId;
        await using var held = await SessionLock.Take(servers.Database, id);
        var both = Task.WhenAll(aggregator.AskToGoBack(id, new Rewind(0), "key"), aggregator.AskToGoBack(id, new Rewind(0), "key"));
        await held.Awaited(2);
        await held.Commit();

        Assert.Single((await both).Select(Told).Distinct());
        Assert.Equal(2, (await aggregator.Timelines(id)).Count);
    }

    [Fact]
    public async Task Under_a_used_key_nothing_else_is_taken()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var id = (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId;
        await aggregator.Command(id, Crossing.Wait, "of-a-command");
        await aggregator.Report(AgentsByHand.Answer(await aggregator.UpToTheNarrator()));
        await aggregator.AskToGoBack(id, new Rewind(0, Name: "one"), "of-going-back");
        var rows = await aggregator.Rows(id);
        var path = $"/api/v1/sessions/{id}";

        Reply[] refused =
        [
            await aggregator.AskToGoBack(id, new Rewind(0, Name: "two"), "of-going-back"),
            await aggregator.AskToGoBack(id, new Rewind(0), "of-going-back"),
            await aggregator.Post($"{path}/saves", new NewSave("one"), "of-going-back"),
            await aggregator.Post($"{path}/timelines", new NewTimeline("one"), "of-going-back"),
            await aggregator.Delete($"{path}/saves/one", "of-going-back"),
            await aggregator.Post($"{path}/commands", new NewCommand(Crossing.Wait), "of-going-back"),
            await aggregator.Post($"{path}/answers", new NewAnswer("one"), "of-going-back"),
            await aggregator.Post($"{path}/review", new NewReview([]), "of-going-back"),
            await aggregator.AskToGoBack(id, new Rewind(0), "of-a-command"),
        ];

        Assert.All(refused, reply =>
            Assert.Equal(((HttpStatusCode)422, "idempotency-key-reused"), (reply.Status, reply.Problem)));
        Assert.Equal(rows, await aggregator.Rows(id));
    }

    [Fact]
    public async Task Without_a_key_each_request_is_a_new_one_and_a_key_that_is_none_is_refused()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, broker: null);
        var id = (await aggregator.Begin(new NewSession(Crossing.Id))).SessionId;
        using var body = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");

        for (var n = 0; n < 2; n++)
        {
            using var answer = await aggregator.Http.PostAsync($"/api/v1/sessions/{id}/rewind", body);
            Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        }

        var refused = await aggregator.AskToGoBack(id, new Rewind(), new string('k', 101));

        Assert.Equal((HttpStatusCode.BadRequest, "Idempotency-Key"), (refused.Status, refused.Text("field")));
        Assert.Equal(["main", "main 2", "main 3"], (await aggregator.Timelines(id)).Select(t => t.Name));
    }

    private static string Told(Reply reply) =>
        $"{reply.Status} {(reply.Status == HttpStatusCode.NoContent ? "" : Canonical.Write(reply.Body))}";
}
