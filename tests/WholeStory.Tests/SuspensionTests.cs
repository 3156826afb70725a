using System.Net;
using Npgsql;
using Storyteller.Contracts;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>A player who was away for longer than the grace finds their story as they left it.</summary>
public abstract class SuspensionTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    protected abstract Story Story { get; }

    protected abstract string Database { get; }

    [Fact]
    public async Task It_rests_meanwhile_and_goes_on_to_the_same_story_as_if_they_had_never_left()
    {
        using var away = await Player.Begin(Story.Gateway, 31, "trial-yard");
        using var there = await Player.Begin(Story.Gateway, 31, "trial-yard");
        foreach (var player in (Player[])[away, there]) await player.Play("wait for an hour");
        var before = await away.See();

        await Rest(away.Session);
        await using (var stream = await LiveStream.Open(away, after: "0"))
        {
            var phases = (await stream.Until(e => PhaseOf(e) == nameof(Phase.Suspended))).Count;
            await stream.Until(e => PhaseOf(e) == nameof(Phase.Idle));
            Assert.True(phases > 1);
        }
        Assert.Equal((before.WorldHash, Phase.Idle), ((await away.See()).WorldHash, (await away.See()).Phase));
        await Rest(away.Session);
        using (var asked = await away.Post("where am I?")) Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        foreach (var player in (Player[])[away, there]) await player.Play("wait for an hour");

        var (mine, theirs) = (await away.Retell(), await there.Retell());
        Assert.Equal(theirs.Artifacts, mine.Artifacts);
        Assert.Equal((theirs.Transcript, theirs.WorldHash), (mine.Transcript, mine.WorldHash));
        await Rest(away.Session);
        var replay = await ReplayCommand.Verify(Database, away.Session, 1);
        Assert.True(replay.ExitCode == 0, replay.Output);
    }

    /// <summary>Lets the player have been away for long, and returns once the session is suspended.</summary>
    private async Task Rest(Guid session)
    {
        await using var source = NpgsqlDataSource.Create(Database);
        using var patience = new CancellationTokenSource(Patience);
        await using var look = source.CreateCommand(
            """
            WITH aged AS (
                UPDATE commit_aggregator.sessions SET seen_at = seen_at - interval '1 hour'
                WHERE id = $1 AND phase <> 'Suspended' AND seen_at > now() - interval '30 minutes')
            SELECT phase FROM commit_aggregator.sessions WHERE id = $1
            """);
        look.Parameters.AddWithValue(session);
        // Their last request may be written down only now, and is long ago then, too.
        while ((string?)await look.ExecuteScalarAsync(patience.Token) != nameof(Phase.Suspended)) continue;
    }

    private static string? PhaseOf(Live e) => e.Name == "phase" ? e.Data.GetProperty("phase").GetString() : null;
}

/// <summary>In six processes on RabbitMQ and PostgreSQL.</summary>
[Collection(nameof(DistributedStories))]
public sealed class SuspensionInSixProcessesTests(Distributed distributed) : SuspensionTests
{
    protected override Story Story => distributed.Story;

    protected override string Database => distributed.Database;
}

/// <summary>In one process.</summary>
[Collection(nameof(EmbeddedStories))]
public sealed class SuspensionInOneProcessTests(EmbeddedInView embedded) : SuspensionTests
{
    protected override Story Story => embedded.Story;

    protected override string Database => embedded.Database;
}
