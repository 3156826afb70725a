using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Takes;

/// <summary>What is shown of the artifacts of a tick, of their versions, and of how those differ.</summary>
public sealed class ArtifactEndpointsTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task Each_artifact_shows_the_versions_that_it_was_made_from()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await TheAppleFalls(aggregator);

        var parents = (await Artifacts(aggregator, story.Id)).ToDictionary(a => $"{a.Agent}/{a.Subject}", a => string.Join(' ', a.Parents));

        const string Accepted = "event-review@1 meta-events@1 player/review@1 tick-length@1";
        Assert.Equal(new Dictionary<string, string>
        {
            ["tick-length/"] = "",
            ["difficulty/"] = "",
            ["meta-events/"] = "tick-length@1",
            ["event-review/"] = "meta-events@1 tick-length@1",
            ["player/review"] = "event-review@1 meta-events@1 tick-length@1",
            ["narrator/1"] = $"difficulty@1 {Accepted}",
            ["outline/"] = $"difficulty@1 {Accepted}",
            ["narrator/"] = "difficulty@1 event-review@1 meta-events@1 narrator/1@1 outline@1 player/review@1 tick-length@1",
        }, parents);
    }

    [Fact]
    public async Task Each_artifact_shows_who_made_it_and_when_and_by_which_chance()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await TheAppleFalls(aggregator);

        var artifacts = await Artifacts(aggregator, story.Id);

        Assert.Equal(artifacts.OrderBy(a => a.Agent, StringComparer.Ordinal).ThenBy(a => a.Subject, StringComparer.Ordinal), artifacts);
        Assert.All(artifacts, a => Assert.Equal((1, true, null), (a.Version, a.Standing, a.Cost)));
        Assert.All(artifacts, a => Assert.True(a.AskedAt <= a.AnsweredAt));
        Assert.All(artifacts, a => Assert.Equal(a.Agent == "player" ? Origin.Human : Origin.Agent, a.Origin));
        Assert.All(artifacts, a => Assert.Equal(a.Agent == "player" ? null : "Model", a.Brain));
        var asked = await aggregator.Agents.Asked<AssessTickLength>();
        var length = artifacts.Single(a => a.Agent == AgentNames.TickLength);
        Assert.Equal((asked.Seed, Canonical.Write(asked.Context)), (length.Seed, length.Input));
        Assert.Equal(Canonical.Write(AgentsByHand.Answer(asked).Artifact), length.Output);
        Assert.Equal(0UL, artifacts.Single(a => a.Agent == "player").Seed);
        Assert.All(artifacts.Where(a => a.Parents.Contains("tick-length@1")), a => Assert.True(length.AnsweredAt <= a.AskedAt));
    }

    [Fact]
    public async Task What_a_setting_decided_is_nobody_s_own_doing()
    {
        await using var aggregator = await AnAggregator.AtTheCrossing(servers.Database, servers.Broker);
        var story = await AStory.Begin(aggregator, ReviewMode.AcceptAll);
        await story.Offer(Crossing.Wait, Crossing.Apple);
        await story.Tell("1", "The apple.");

        Assert.Equal(Origin.Agent, (await Artifacts(aggregator, story.Id)).Single(a => a.Agent == "player").Origin);
    }

    [Fact]
    public async Task What_is_still_awaited_is_shown_without_an_answer()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        await aggregator.Command(session.SessionId);
        var answer = AgentsByHand.Answer(await aggregator.Agents.Asked<AssessTickLength>());
        await aggregator.Report(answer);

        var artifacts = await Artifacts(aggregator, session.SessionId);

        Assert.Equal([("difficulty", false, false, ""), ("tick-length", true, true, answer.Thought.InputHash)],
            artifacts.Select(a => (a.Agent, a.Output is not null, a.AnsweredAt is not null, a.InputHash)));
    }

    [Fact]
    public async Task All_versions_of_all_takes_are_shown_once_and_those_of_other_takes_do_not_stand()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var first = await aggregator.Play(session.SessionId);
        await aggregator.Play(session.SessionId, 2);
        var second = await TakeAgain(aggregator, first.TickId, """{"paragraphs":["You stand there.","You wait."]}""");

        var standing = await Artifacts(aggregator, session.SessionId);
        var all = await Artifacts(aggregator, session.SessionId, "1", "?versions=all");
        var other = await Artifacts(aggregator, session.SessionId, $"{second}");
        var allOfOther = await Artifacts(aggregator, session.SessionId, $"{second}", "?versions=all");

        Assert.Equal(standing.Count + 1, all.Count);
        Assert.Equal(Named(standing), Named(all.Where(a => a.Standing)));
        Assert.Equal(("narrator", "", 2), Assert.Single(Named(all.Where(a => !a.Standing))));
        Assert.Equal(Named(all), Named(allOfOther));
        Assert.Equal(Named(other), Named(allOfOther.Where(a => a.Standing)));
        Assert.Equal(("narrator", "", 1), Assert.Single(Named(allOfOther.Where(a => !a.Standing))));
    }

    [Fact]
    public async Task Two_versions_differ_where_what_was_asked_and_what_was_answered_differs()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var first = await aggregator.Play(session.SessionId);
        await TakeAgain(aggregator, first.TickId, """{"paragraphs":["You stand there.","You wait."]}""");

        var there = await Difference(aggregator, session.SessionId, "agent=narrator&from=1&to=2");
        var back = await Difference(aggregator, session.SessionId, "agent=narrator&subject=&from=2&to=1");
        var same = await Difference(aggregator, session.SessionId, "agent=tick-length&from=1&to=1");

        Assert.Equal(("narrator", "", 1, 2), (there.Agent, there.Subject, there.From, there.To));
        Assert.Equal(["Replaced /seconds 60 61"], there.Input.Select(Shown));
        Assert.Equal(["Replaced /paragraphs/0 \"You stand where you stand.\" \"You stand there.\"",
            "Added /paragraphs/1  \"You wait.\""], there.Output.Select(Shown));
        Assert.Equal(["Replaced /seconds 61 60"], back.Input.Select(Shown));
        Assert.Equal([ChangeKind.Replaced, ChangeKind.Removed], back.Output.Select(c => c.Kind));
        Assert.Empty(same.Input.Concat(same.Output));
    }

    [Fact]
    public async Task Against_a_version_that_is_still_awaited_all_of_the_answer_differs()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var first = await aggregator.Play(session.SessionId);
        await TakeAgain(aggregator, first.TickId, null);

        var difference = await Difference(aggregator, session.SessionId, "agent=narrator&from=2&to=1");

        var change = Assert.Single(difference.Output);
        Assert.Equal((ChangeKind.Added, "", """{"paragraphs":["You stand where you stand."]}"""),
            (change.Kind, change.Path, change.After?.GetRawText()));
    }

    [Fact]
    public async Task What_is_not_asked_for_properly_is_refused_by_its_parameter()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, null);
        var session = await aggregator.Begin();
        await aggregator.Play(session.SessionId);
        (string Query, string Parameter)[] wrong =
        [
            ("?versions=some", "versions"), ("?versions=", "versions"), ("?versions=all&versions=all", "versions"),
            ("/difference?from=1&to=1", "agent"), ("/difference?agent=&from=1&to=1", "agent"),
            ("/difference?agent=narrator&to=1", "from"), ("/difference?agent=narrator&from=0&to=1", "from"),
            ("/difference?agent=narrator&from=-1&to=1", "from"), ("/difference?agent=narrator&from=1&to=two", "to"),
            ("/difference?agent=narrator&from=1&to=99999999999", "to"), ("/difference?agent=narrator&from=1", "to"),
        ];

        foreach (var (query, parameter) in wrong)
        {
            var reply = await Get(aggregator, session.SessionId, $"1/artifacts{query}");
            Assert.Equal((HttpStatusCode.BadRequest, "invalid-request", parameter), (reply.Status, reply.Problem, reply.Text("field")));
        }
    }

    [Fact]
    public async Task What_there_is_not_is_not_found()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, null);
        var session = await aggregator.Begin();
        await aggregator.Play(session.SessionId);
        (string Path, string Problem)[] unknown =
        [
            ("1/artifacts/difference?agent=narrator&from=1&to=2", "unknown-version"),
            ("1/artifacts/difference?agent=narrator&from=2&to=1", "unknown-version"),
            ("1/artifacts/difference?agent=narrator&subject=1&from=1&to=1", "unknown-version"),
            ("1/artifacts/difference?agent=nobody&from=1&to=1", "unknown-version"),
            ("2/artifacts?versions=all", "unknown-tick"), ("2/artifacts/difference?agent=narrator&from=1&to=1", "unknown-tick"),
        ];

        foreach (var (path, problem) in unknown)
        {
            var reply = await Get(aggregator, session.SessionId, path);
            Assert.Equal((HttpStatusCode.NotFound, problem), (reply.Status, reply.Problem));
        }
    }

    private static async Task<AStory> TheAppleFalls(AnAggregator aggregator)
    {
        var story = await AStory.Begin(aggregator);
        await story.Offer(Crossing.Wait, Crossing.Apple);
        await story.Awaits();
        await story.Decide(new EventDecision("apple-rolls", ReviewVerdict.Accept));
        await story.Tell("1", "The apple.");
        await story.Finish();
        return story;
    }

    // As another take leaves it: on a branch of its own, with what stays, and told anew of a turn that took a second more.
    private static Task<Guid> TakeAgain(AnAggregator aggregator, Guid tick, string? told) => aggregator.Read(async db =>
    {
        var first = await db.Ticks.AsNoTracking().SingleAsync(t => t.CorrelationId == tick);
        var branch = new Branch { Id = Guid.CreateVersion7(), SessionId = first.SessionId, ParentId = first.BranchId };
        var second = new TickState
        {
            CorrelationId = Guid.CreateVersion7(),
            CurrentState = nameof(TickStateMachine.Committed),
            SessionId = first.SessionId,
            BranchId = branch.Id,
            Number = first.Number,
            Revision = 2,
            FirstTake = first.FirstTake,
            Replaces = first.CorrelationId,
            RegeneratedFrom = AgentNames.Narrator,
            IdempotencyKey = "another-take",
            Text = first.Text,
            Intent = first.Intent,
            Plan = first.Plan,
            AcceptedAt = first.AcceptedAt,
            EndedAt = first.EndedAt,
        };
        var artifacts = await db.Artifacts.AsNoTracking().Where(a => a.TickId == tick).ToListAsync();
        var narrated = artifacts.Single(a => a.Agent == AgentNames.Narrator);
        var context = Canonical.Read<NarratorContext>(narrated.Input);
        db.AddRange(branch, second);
        db.Artifacts.AddRange(artifacts.Except([narrated]).Select(a => a.In(second.CorrelationId)));
        db.Artifacts.Add(new Artifact
        {
            TickId = second.CorrelationId,
            Agent = narrated.Agent,
            Subject = narrated.Subject,
            Revision = 2,
            Input = Canonical.Write(context with { Seconds = context.Seconds + 1 }),
            Output = told,
            AskedAt = narrated.AskedAt,
            AnsweredAt = told is null ? null : narrated.AnsweredAt,
        });
        await db.SaveChangesAsync();
        return second.CorrelationId;
    });

    private static async Task<IReadOnlyList<ArtifactView>> Artifacts(
        AnAggregator aggregator, Guid session, string tick = "1", string query = "") =>
        (await aggregator.Http.GetFromJsonAsync<List<ArtifactView>>($"/api/v1/sessions/{session}/ticks/{tick}/artifacts{query}"))!;

    private static async Task<ArtifactDifference> Difference(AnAggregator aggregator, Guid session, string query) =>
        (await Get(aggregator, session, $"1/artifacts/difference?{query}")).As<ArtifactDifference>();

    private static async Task<Reply> Get(AnAggregator aggregator, Guid session, string path)
    {
        using var answer = await aggregator.Http.GetAsync($"/api/v1/sessions/{session}/ticks/{path}");
        return new Reply(answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>());
    }

    private static IEnumerable<(string Agent, string Subject, int Version)> Named(IEnumerable<ArtifactView> artifacts) =>
        artifacts.Select(a => (a.Agent, a.Subject, a.Version));

    private static string Shown(JsonChange c) => $"{c.Kind} {c.Path} {c.Before?.GetRawText()} {c.After?.GetRawText()}";
}
