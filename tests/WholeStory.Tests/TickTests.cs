using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Storyteller.Contracts;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>Ticks through the gateway, with six services as six processes on RabbitMQ and PostgreSQL.</summary>
[Collection(nameof(DistributedStories))]
public sealed class TickTests(Distributed distributed)
{
    private Uri Gateway => distributed.Story.Gateway;

    [Fact]
    public async Task A_command_becomes_canon_and_is_read()
    {
        using var player = await Player.Begin(Gateway);
        await using var stream = await LiveStream.Open(player);

        using var answer = await player.Post("listen");
        var read = await stream.Until(e => e.Name == "committed");

        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(["Assessing", "Proposing", "Reviewing", "Rolling", "Resolving"], Phases(read).Take(5));
        Assert.Equal(["Narrating", "Committing"], Phases(read).TakeLast(2));
        var tick = await player.Tick(1);
        Assert.Equal("Committed", tick.State);
        Assert.NotEmpty(tick.Narration);
        Assert.Equal(tick.Narration, read.Where(e => e.Name == "narration").Select(e => e.Data.GetProperty("text").GetString()));
        Assert.Equal(tick.WorldHash, (await player.See()).WorldHash);
    }

    [Fact]
    public async Task Every_agent_has_its_part_in_a_tick()
    {
        using var player = await Player.Begin(Gateway);
        await player.Play("hello");

        var all = await player.Http.GetFromJsonAsync<List<ArtifactView>>($"/api/v1/sessions/{player.Session}/ticks/1/artifacts");
        // The player has one too, where there was something to decide.
        var artifacts = all!.Where(a => a.Agent != "player").ToList();

        Assert.Equal(
            [
                AgentNames.Difficulty, AgentNames.EventReview, AgentNames.MetaEvents, AgentNames.Narrator,
                AgentNames.NpcDecision, AgentNames.Outline, AgentNames.TickLength,
            ],
            artifacts.Select(a => a.Agent).Distinct());
        Assert.All(artifacts, artifact =>
        {
            Assert.NotNull(artifact.Output);
            Assert.Equal(64, artifact.InputHash.Length);
        });
    }

    [Fact]
    public async Task One_key_sent_twenty_times_at_once_makes_one_tick()
    {
        using var player = await Player.Begin(Gateway);
        await using var stream = await LiveStream.Open(player);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => player.Post("wait", "the-same-key")));
        await stream.Until(e => e.Name == "committed");

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode));
        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        Assert.Single(bodies.Distinct());
        Assert.Equal(1, (await player.See()).Tick);
        using var again = await player.Post("wait", "the-same-key");
        Assert.Equal(bodies[0], await again.Content.ReadAsStringAsync());
        Assert.Equal(1, (await player.See()).Tick);
    }

    [Fact]
    public async Task Of_two_commands_at_once_one_runs_and_the_other_is_told_the_phase()
    {
        using var player = await Player.Begin(Gateway);
        await using var stream = await LiveStream.Open(player);

        var answers = await Task.WhenAll(player.Post("listen"), player.Post("wait"));
        await stream.Until(e => e.Name == "committed");

        Assert.Equal([HttpStatusCode.Accepted, HttpStatusCode.Conflict], answers.Select(a => a.StatusCode).Order());
        var problem = await answers.Single(a => a.StatusCode == HttpStatusCode.Conflict).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:storyteller:problem:session-busy", problem.GetProperty("type").GetString());
        Assert.True(Enum.TryParse<Phase>(problem.GetProperty("phase").GetString(), out var phase) && phase != Phase.Idle);
        Assert.Equal(1, (await player.See()).Tick);
    }

    [Fact]
    public async Task A_stream_goes_on_after_the_last_event_that_was_read()
    {
        using var player = await Player.Begin(Gateway);
        IReadOnlyList<Live> first;
        await using (var stream = await LiveStream.Open(player))
        {
            using var answer = await player.Post("listen");
            first = await stream.Until(e => e.Name == "phase");
        }

        await using var resumed = await LiveStream.Open(player, after: first[^1].Id);
        var rest = await resumed.Until(e => e.Name == "committed");

        await using var whole = await LiveStream.Open(player, after: "0");
        var all = await whole.Until(e => e.Name == "committed");
        Assert.Equal(all.Where(e => e.Id is not null).Select(e => e.Id), first.Concat(rest).Where(e => e.Id is not null).Select(e => e.Id));
    }

    [Fact]
    public async Task A_killed_narrator_that_is_started_again_ends_the_tick_that_waited_for_it()
    {
        using var player = await Player.Begin(Gateway);
        await using var stream = await LiveStream.Open(player);
        // Frozen first, so that the tick is known to wait for it when it dies.
        await distributed.Story.Signal("narrator", "STOP");

        using var answer = await player.Post("listen");
        await stream.Until(e => e.Name == "phase" && e.Data.GetProperty("phase").GetString() == "Narrating");
        await distributed.Story.Signal("narrator", "KILL");
        await stream.Until(e => e.Name == "committed");

        Assert.Equal("Committed", (await player.Tick(1)).State);
        Assert.NotEmpty((await player.Tick(1)).Narration);
    }

    [Fact]
    public async Task One_tick_is_one_trace_through_all_services()
    {
        using var player = await Player.Begin(Gateway);
        await player.Play("hello");

        var tick = (await player.Tick(1)).TickId.ToString();
        string[] services = ["commit-aggregator", "gateway", "meta-events", "narrator", "npc-decision", "tick-length"];
        var trace = Whole(await distributed.Traces.Until(all => Whole(all) is not null))!;

        // Every span but the first, which is the player's request, hangs below another one of the same trace.
        var ids = trace.Select(s => s.Id).ToHashSet();
        var first = Assert.Single(trace, span => !ids.Contains(span.Parent));
        Assert.Equal(("gateway", ""), (first.Service, first.Parent));

        // Spans come in batches of each process: the trace is whole when every parent is there.
        List<Span>? Whole(IReadOnlyList<Span> all)
        {
            var id = all.FirstOrDefault(s => s.Tick == tick)?.Trace;
            var spans = all.Where(s => s.Trace == id).ToList();
            var known = spans.Select(s => s.Id).ToHashSet();
            var complete = spans.All(s => s.Parent.Length == 0 || known.Contains(s.Parent)) && spans.Any(s => s.Parent.Length == 0);
            var everywhere = services.All(service => spans.Any(s => s.Service == service));
            return complete && everywhere && spans.Any(s => s.Name == "think narrator") ? spans : null;
        }
    }

    private static List<string> Phases(IReadOnlyList<Live> read) =>
        [.. read.Where(e => e.Name == "phase").Select(e => e.Data.GetProperty("phase").GetString()!)];
}

/// <summary>One distributed system serves all tests that do not need their own.</summary>
[CollectionDefinition(nameof(DistributedStories))]
public sealed class DistributedStories : ICollectionFixture<Distributed>;
