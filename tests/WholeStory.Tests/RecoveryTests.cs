using System.Net;
using System.Net.Http.Json;
using Storyteller.Contracts;
using Storyteller.Testing;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>The embedded system, whose bus keeps nothing, dies as by a power cut in the middle of a turn.</summary>
public sealed class RecoveryTests
{
    private const string Key = "the-one-command";

    /// <summary>Where it dies, one process after the other, all in the same turn.</summary>
    private static readonly (string Point, int Hit)[] Deaths =
    [
        // The session is the first request that writes, the command the second.
        ("request-write/after", 2), ("consume-write/before", 2), ("outbox-publish/after", 1), ("consume-write/after", 2),
        ("answer-write/after", 2), ("answer-publish/after", 1), ("sweep-write/after", 1), ("acknowledge/before", 3),
        // Only what is reported in the end is in a row of the outbox.
        ("outbox-write/before", 1),
    ];

    [Fact]
    public async Task An_embedded_story_that_dies_nine_times_in_one_turn_brings_it_to_its_end_once()
    {
        await using var database = await TestDatabase.CreateAsync();
        var player = await DieAtTheCommand(database);
        foreach (var (point, hit) in Deaths.Skip(1)) await Die(database, point, hit);

        await using var story = await Start(database);
        using var again = player.At(story.Gateway);
        using var answer = await again.Post("listen", Key);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(1, (await answer.Content.ReadFromJsonAsync<CommandAccepted>())!.Number);
        await using (var stream = await LiveStream.Open(again, after: "0")) await again.Follow(stream);

        Assert.Equal("Committed", (await again.Tick(1)).State);
        Assert.Equal((1, Phase.Idle), ((await again.See()).Tick, (await again.See()).Phase));
        var replayed = await ReplayCommand.Verify(database.ConnectionString, player.Session, 0);
        Assert.True(replayed.ExitCode == 0, replayed.Output);
        Assert.Equal("Committed", (await again.Play("wait")).State);
    }

    private static async Task<Player> DieAtTheCommand(TestDatabase database)
    {
        await using var story = await Start(database, Deaths[0].Point, Deaths[0].Hit);
        var player = await Player.Begin(story.Gateway);
        // It was written, and never answered.
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => player.Post("listen", Key));
        await story.Ended();
        return player;
    }

    private static async Task Die(TestDatabase database, string point, int hit)
    {
        try
        {
            await using var story = await Start(database, point, hit);
            await story.Ended();
            Assert.Contains(story.Lines, line => line.Contains($"failpoint {point} was reached", StringComparison.Ordinal));
        }
        catch (InvalidOperationException early) when (early.Message.Contains($"failpoint {point} was reached", StringComparison.Ordinal))
        {
            // What was open was driven on, and reached it, before the host could say that it is ready.
        }
    }

    private static Task<Story> Start(TestDatabase database, string? point = null, int hit = 1) =>
        Story.Start([], new Dictionary<string, string>(Limits.Raised)
        {
            ["ConnectionStrings__storyteller"] = database.ConnectionString,
            ["Failpoints__CrashAt"] = point ?? "",
            ["Failpoints__Hit"] = $"{hit}",
        });
}
