using System.Net;
using Npgsql;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>Whoever goes back finds the world exactly as it was, however often the story has branched by then.</summary>
public abstract class RewindTests
{
    protected abstract Story Story { get; }

    protected abstract string Database { get; }

    protected abstract (int Sessions, int Ticks, int Rewinds) Size { get; }

    [Fact]
    public async Task Going_back_to_any_tick_of_any_timeline_gives_the_world_that_its_commit_recorded_and_the_one_that_was_left_stays()
    {
        await using var source = NpgsqlDataSource.Create(Database);
        var ledger = new LedgerCheck(source, new WorldLibrary(Checkout.Worlds()));

        var checks = await Task.WhenAll(Enumerable.Range(1, Size.Sessions).Select(n => GoBackAndForth((ulong)n, ledger)));

        Assert.Equal(Size.Sessions * Size.Rewinds, checks.Sum());
    }

    private async Task<int> GoBackAndForth(ulong seed, LedgerCheck ledger)
    {
        using var player = await Player.Begin(Story.Gateway, seed, seed % 3 == 0 ? null : "trial-yard");
        await using var stream = await LiveStream.Open(player);
        var (history, random) = (new History(player), new Wanderer(player, stream, seed));
        // By timeline, in the order of their beginnings: the hash that each of their commits gave, the beginning's first.
        var begun = await player.See();
        var recorded = new List<(Guid Timeline, List<string> Hashes)> { (begun.Timeline, [begun.WorldHash]) };
        for (var i = 0; i < Size.Ticks; i++) recorded[0].Hashes.Add((await random.Tick()).WorldHash);

        var checks = 0;
        for (; checks < Size.Rewinds; checks++)
        {
            var left = await player.See();
            var (timeline, hashes) = random.Any(recorded);
            var tick = random.Below(hashes.Count);

            var back = await history.GoBack(new Rewind(tick, timeline == left.Timeline && random.Below(2) == 0 ? null : timeline));

            Assert.Equal((tick, hashes[tick], true, timeline, tick),
                (back.Tick, back.WorldHash, back.Current, back.From!.Value, back.FromTick));
            var seen = await player.See();
            Assert.Equal((tick, hashes[tick], back.TimelineId, Phase.Idle), (seen.Tick, seen.WorldHash, seen.Timeline, seen.Phase));
            await ledger.Explains(seen);
            recorded.Add((back.TimelineId, hashes[..(tick + 1)]));
            for (var ticks = random.Below(4) - 1; ticks > 0; ticks--) recorded[^1].Hashes.Add((await random.Tick()).WorldHash);

            await IsAsItWasLeft(player, history, left);
            if (random.Below(2) > 0) continue;
            await GoOver(history, back.TimelineId);
            Assert.Equal(recorded[^1].Hashes[^1], (await player.See()).WorldHash);
        }

        await ledger.Explains(await player.See());
        Assert.Equal(recorded.Select(r => (r.Timeline, r.Hashes.Count - 1, r.Hashes[^1])).Order(),
            (await history.Timelines()).Select(t => (t.TimelineId, t.Tick, t.WorldHash)).Order());
        return checks;
    }

    private static async Task IsAsItWasLeft(Player player, History history, SessionView left)
    {
        await GoOver(history, left.Timeline);
        Assert.Equivalent(left, await player.See(), strict: true);
    }

    private static async Task GoOver(History history, Guid timeline)
    {
        using var over = await history.GoOver(timeline);
        Assert.True(over.StatusCode == HttpStatusCode.OK, await over.Content.ReadAsStringAsync());
    }
}

/// <summary>In six processes on RabbitMQ and PostgreSQL.</summary>
[Collection(nameof(DistributedStories))]
public sealed class RewindInSixProcessesTests(Distributed distributed) : RewindTests
{
    protected override Story Story => distributed.Story;

    protected override string Database => distributed.Database;

    protected override (int Sessions, int Ticks, int Rewinds) Size => (2, 12, 10);
}

/// <summary>In one process.</summary>
[Collection(nameof(EmbeddedStories))]
public sealed class RewindInOneProcessTests(EmbeddedInView embedded) : RewindTests
{
    protected override Story Story => embedded.Story;

    protected override string Database => embedded.Database;

    protected override (int Sessions, int Ticks, int Rewinds) Size => (5, 30, 40);
}
