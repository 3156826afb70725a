using Npgsql;
using Storyteller.Contracts;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>A story that was played is the same story when it is gone through once more, in whatever order the agents come.</summary>
[Collection(nameof(EmbeddedStories))]
public sealed class ReplayTests(EmbeddedInView embedded)
{
    /// <summary>How many ticks; the variable is for longer runs by hand, which the README names.</summary>
    private static int Ticks => int.TryParse(Environment.GetEnvironmentVariable("STORYTELLER_TICKS"), out var n) ? n : 150;

    [Fact]
    public async Task A_long_story_with_turns_taken_again_edited_and_gone_back_from_is_the_same_at_every_tick_in_any_order()
    {
        using var player = await Player.Begin(embedded.Story.Gateway, 11);
        var hashes = await Play(player, 11, Ticks);

        var replays = await Task.WhenAll(
            ReplayCommand.Verify(embedded.Database, player.Session, 1), ReplayCommand.Verify(embedded.Database, player.Session, 2));

        Assert.All(replays, replay => Assert.True(replay.ExitCode == 0, replay.Output));
        Assert.Equal(replays[0].Ticks, replays[1].Ticks);
        Assert.All(hashes.Index(), tick => Assert.Contains((tick.Index + 1, tick.Item), replays[0].Ticks));
        Assert.True(replays[0].Ticks.Count > Ticks, "the takes and ticks that were left are gone through as well");
    }

    [Fact]
    public async Task A_story_of_events_that_ask_and_of_fights_is_the_same_and_what_was_changed_in_it_is_told()
    {
        using var player = await Player.Begin(embedded.Story.Gateway, 12, "trial-yard");
        var hashes = await Play(player, 12, 12);

        var same = await ReplayCommand.Verify(embedded.Database, player.Session, 3);
        await Forge(player.Session, hashes.Count);
        var forged = await ReplayCommand.Verify(embedded.Database, player.Session, 3);

        Assert.True(same.ExitCode == 0, same.Output);
        Assert.All(hashes.Index(), tick => Assert.Contains((tick.Index + 1, tick.Item), same.Ticks));
        Assert.True(forged.ExitCode == 1, forged.Output);
    }

    /// <summary>Plays so many ticks, some of them more than once; gives the hashes of those that stand.</summary>
    private static async Task<List<string>> Play(Player player, ulong seed, int ticks)
    {
        await using var stream = await LiveStream.Open(player);
        var (history, random, hashes) = (new History(player), new Wanderer(player, stream, seed), new List<string>());
        while (hashes.Count < ticks)
        {
            hashes.Add((await random.Tick()).WorldHash);
            var tick = hashes.Count;
            switch (random.Below(30))
            {
                case < 3:
                    await history.Retake(tick, new NewTake(random.Any(AgentNames.All)), stream);
                    break;
                case < 5:
                    var (artifact, with) = random.Any(Canaries.From(AgentNames.TickLength, await history.Artifacts(tick)));
                    Assert.True((await history.Rewrite(tick, artifact, with("Somebody"), stream)).Committed);
                    break;
                case 5 when tick < ticks:
                    var back = await history.GoBack(new Rewind(Math.Max(0, tick - 1 - random.Below(4))));
                    hashes.RemoveRange(back.Tick, hashes.Count - back.Tick);
                    continue;
                default:
                    continue;
            }
            hashes[^1] = (await player.See()).WorldHash;
        }
        return hashes;
    }

    private async Task Forge(Guid session, int tick)
    {
        await using var source = NpgsqlDataSource.Create(embedded.Database);
        await using var command = source.CreateCommand(
            """
            UPDATE commit_aggregator.artifacts SET output = replace(output, '"paragraphs":["', '"paragraphs":["Once upon a time ')
            WHERE agent = 'narrator' AND subject = '' AND tick_id IN
                (SELECT correlation_id FROM commit_aggregator.ticks WHERE session_id = $1 AND number = $2)
            """);
        command.Parameters.AddWithValue(session);
        command.Parameters.AddWithValue(tick);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }
}
