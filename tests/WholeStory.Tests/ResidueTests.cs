using System.Collections.Concurrent;
using System.Net;
using Npgsql;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>
/// What only a superseded take held is nowhere but in the history of that take. A canary is put into a take, which is taken again from an
/// agent at or before it; one tick later it is looked for everywhere.
/// </summary>
public abstract class ResidueTests
{
    private const int AtOnce = 6, Attempts = 5, Turns = 12;

    private readonly ConcurrentDictionary<string, Planted> _planted = [];

    protected abstract Story Story { get; }

    protected abstract string Database { get; }

    /// <summary>In how many sessions how many takes are superseded from each of the agents.</summary>
    protected abstract (int Sessions, int OfEach) Size { get; }

    [Fact]
    public async Task What_only_a_superseded_take_held_is_nowhere_but_in_its_history()
    {
        await using var source = NpgsqlDataSource.Create(Database);
        var (ledger, residue) = (new LedgerCheck(source, new WorldLibrary(Checkout.Worlds())), new Residue(source));

        await Parallel.ForEachAsync(Enumerable.Range(1, Size.Sessions), new ParallelOptions { MaxDegreeOfParallelism = AtOnce },
            async (n, _) =>
            {
                using var player = await Begin(n);
                await using var stream = await LiveStream.Open(player);
                var random = new Wanderer(player, stream, (ulong)n);
                await random.Tick();
                for (var i = 0; i < Size.OfEach * AgentNames.All.Count; i++)
                {
                    await Supersede(player, stream, random, AgentNames.All[i % AgentNames.All.Count],
                        $"Zyxwvane-{(n * 1_000) + i}", source);
                    await random.Tick();
                    await IsOnlyHistory(player, residue);
                }
                await ledger.Explains(await player.See());
            });

        Assert.All(AgentNames.All, from => Assert.Equal(Size.Sessions * Size.OfEach, _planted.Values.Count(p => p.From == from)));
        var everywhere = (await residue.Look()).Where(f => _planted.ContainsKey(f.Canary)).ToList();
        Assert.Equal(_planted.Count, everywhere.Select(f => f.Canary).Distinct().Count());
        Assert.Empty(everywhere.Where(f => !_planted[f.Canary].IsHistory(f)).Select(Where));
    }

    [Fact]
    public async Task What_stands_is_found_wherever_it_is()
    {
        await using var source = NpgsqlDataSource.Create(Database);
        var residue = new Residue(source);
        using var player = await Player.Begin(Story.Gateway, 5, "trial-yard", name: "Zyxwvane");
        await using var stream = await LiveStream.Open(player);
        var history = new History(player);
        await player.Play("wait for ten minutes", stream);
        var spoken = (await history.Artifacts(1)).Single(a => a is { Agent: AgentNames.NpcDecision, Subject: "ada-flint" });
        var asks = Canaries.From(AgentNames.NpcDecision, [spoken]).Select(place => place.With("Zyxwvane-1"))
            .Single(output => $"{output["words"]}".Contains("Zyxwvane", StringComparison.Ordinal));

        var edited = await history.Rewrite(1, spoken, asks, stream);

        Assert.True(edited.Committed);
        Assert.Contains("Zyxwvane-1", Residue.In(await player.Http.GetStringAsync($"/api/v1/sessions/{player.Session}/transcript")));
        var found = await residue.Look(player.Session);
        Assert.Superset(
            new HashSet<string> { "artifacts", "transcript", "ledger", "stream_events", "agent_execution" }, Tables("Zyxwvane-1"));
        Assert.Superset(new HashSet<string> { "checkpoints", "world_entities" }, Tables("Zyxwvane"));
        var another = new Planted("", "", Guid.CreateVersion7(), Guid.CreateVersion7(), 0);
        Assert.All(found, f => Assert.Equal(f.Type == Planted.Edit, another.IsHistory(f)));

        HashSet<string> Tables(string canary) => [.. found.Where(f => f.Canary == canary).Select(f => f.Table.Split('"')[3])];
    }

    [Theory]
    [InlineData(31, null)]
    [InlineData(32, "trial-yard")]
    public async Task A_story_with_detours_that_were_all_left_again_is_the_story_without_them(ulong seed, string? world)
    {
        using var straight = await Player.Begin(Story.Gateway, seed, world);
        using var roundabout = await Player.Begin(Story.Gateway, seed, world);
        await using var one = await LiveStream.Open(straight);
        await using var other = await LiveStream.Open(roundabout);
        var random = new Wanderer(roundabout, other, seed);
        for (var i = 0; i < Turns; i++)
        {
            var text = random.Any(Commands.Anywhere);
            await straight.Take(text, one);
            await roundabout.Take(text, other);
            await Detour(roundabout, random, other);

            Assert.Equal((await straight.See()).WorldHash, (await roundabout.See()).WorldHash);
        }
        var (told, retold) = (await straight.Retell(), await roundabout.Retell());
        Assert.Equal(told.Transcript, retold.Transcript);
        Assert.Equal(told.Artifacts, retold.Artifacts);
    }

    private static async Task Detour(Player player, Wanderer random, LiveStream stream)
    {
        var (history, left) = (new History(player), await player.See());
        if (left.Tick == 0) return;
        if (random.Below(2) == 0)
        {
            await history.Retake(left.Tick, new NewTake(random.Any(AgentNames.All)), stream);
            var (artifact, with) = random.Any(Canaries.From(AgentNames.TickLength, await history.Artifacts(left.Tick)));
            await history.Rewrite(left.Tick, artifact, with("Somebody"), stream);
            using var chosen = await history.Choose(left.Tick, 1);
            Assert.Equal(HttpStatusCode.OK, chosen.StatusCode);
        }
        else
        {
            await history.GoBack(new Rewind(random.Below(left.Tick + 1)));
            await random.Tick();
            using var over = await history.GoOver(left.Timeline);
            Assert.Equal(HttpStatusCode.OK, over.StatusCode);
        }
    }

    // In the yard something always happens that asks; every other time also what comes to blows.
    private Task<Player> Begin(int n) => (n % 3) switch
    {
        0 => Player.Begin(Story.Gateway, (ulong)n),
        1 => Player.Begin(Story.Gateway, (ulong)n, "trial-yard"),
        _ => Player.Begin(Story.Gateway, (ulong)n, "trial-yard", ReviewMode.AcceptHarmless),
    };

    private async Task Supersede(Player player, LiveStream stream, Wanderer random, string from, string canary, NpgsqlDataSource source)
    {
        var (history, tick) = (new History(player), (await player.See()).Tick);
        var places = Canaries.From(from, await history.Artifacts(tick));
        var agent = random.Any([.. places.Select(p => p.Artifact.Agent).Distinct()]);
        var (artifact, with) = random.Any([.. places.Where(p => p.Artifact.Agent == agent)]);
        var edited = await history.Rewrite(tick, artifact, with(canary), stream);
        Assert.True(edited.Committed);
        _planted[canary] = new Planted(from, agent, edited.Accepted.TickId, await BranchOf(edited.Accepted.TickId, source), edited.Event);

        // Who dies in a take may have it taken back: then the take before stands again, and is taken again once more.
        for (var i = 0; i < Attempts; i++)
            if ((await history.Retake(tick, new NewTake(from), stream)).Committed) return;
        Assert.Fail($"none of {Attempts} takes of tick {tick} from {from} was committed");
    }

    private async Task IsOnlyHistory(Player player, Residue residue)
    {
        foreach (var path in (string[])["", "/transcript", "/timelines", "/saves"])
            Assert.Empty(Residue.In(await player.Http.GetStringAsync($"/api/v1/sessions/{player.Session}{path}")));
        var found = (await residue.Look(player.Session)).Where(f => _planted.ContainsKey(f.Canary)).ToList();
        Assert.Empty(found.Where(f => !_planted[f.Canary].IsHistory(f)).Select(Where));
    }

    private static string Where(Found found) => $"{found.Canary} in {found.Table} (tick {found.Tick}, branch {found.Branch}, {found.Type})";

    private static async Task<Guid> BranchOf(Guid tick, NpgsqlDataSource source)
    {
        await using var command = source.CreateCommand("SELECT branch_id FROM commit_aggregator.ticks WHERE correlation_id = $1");
        command.Parameters.AddWithValue(tick);
        return (Guid)(await command.ExecuteScalarAsync())!;
    }
}

/// <summary>A canary, and the take that held it.</summary>
/// <param name="From">The agent from which that take was taken again.</param>
/// <param name="Agent">The agent in whose artifact it was put.</param>
/// <param name="Tick">The take.</param>
/// <param name="Branch">The branch that it is on.</param>
/// <param name="Event">The last live event of it.</param>
internal sealed record Planted(string From, string Agent, Guid Tick, Guid Branch, long Event)
{
    /// <summary>The ledger's entry of an edit, which is what the player did, whatever stands.</summary>
    public const string Edit = "ArtifactEdited";

    /// <summary>Whether a row is one of the take's own: of its tick, of its branch, what was streamed of it, a message about it.</summary>
    public bool IsHistory(Found found) => found switch
    {
        { Type: Edit } => true,
        { Event: { } streamed } => streamed <= Event,
        { Tick: { } tick } => tick == Tick,
        { Branch: { } branch } => branch == Branch,
        _ => found.Table.EndsWith(".\"outbox\"", StringComparison.Ordinal) && found.Text.Contains($"{Tick}", StringComparison.Ordinal),
    };
}

/// <summary>In six processes on RabbitMQ and PostgreSQL.</summary>
[Collection(nameof(DistributedStories))]
public sealed class ResidueInSixProcessesTests(Distributed distributed) : ResidueTests
{
    protected override Story Story => distributed.Story;

    protected override string Database => distributed.Database;

    protected override (int Sessions, int OfEach) Size => (3, 1);
}

/// <summary>In one process.</summary>
[Collection(nameof(EmbeddedStories))]
public sealed class ResidueInOneProcessTests(EmbeddedInView embedded) : ResidueTests
{
    protected override Story Story => embedded.Story;

    protected override string Database => embedded.Database;

    protected override (int Sessions, int OfEach) Size => (50, 2);
}
