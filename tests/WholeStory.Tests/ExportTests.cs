using System.Net;
using Npgsql;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>A session that is carried away in a file goes on elsewhere as it would have where it was.</summary>
public abstract class ExportTests
{
    private const int Ticks = 8;

    protected abstract Story Story { get; }

    protected abstract string Database { get; }

    [Fact]
    public async Task Another_player_brings_it_in_with_all_its_past_and_plays_on_to_the_same_story()
    {
        using var player = await Player.Begin(Story.Gateway, 21, "trial-yard");
        await using var stream = await LiveStream.Open(player);
        var (history, random) = (new History(player), new Wanderer(player, stream, 21));
        for (var i = 0; i < Ticks; i++) await random.Tick();
        await history.Retake(Ticks, new NewTake(AgentNames.Outline), stream);
        using (var saved = await history.Save("the end so far")) Assert.Equal(HttpStatusCode.Created, saved.StatusCode);
        await history.GoBack(new Rewind(Ticks / 2));
        await random.Tick();

        using var other = await Player.Guest(Story.Gateway);
        var imported = await other.Import(await history.Export());

        var exported = await player.See();
        Assert.NotEqual(exported.SessionId, imported.SessionId);
        Assert.Equal((exported.WorldHash, exported.Tick, Phase.Idle), (imported.WorldHash, imported.Tick, imported.Phase));
        Assert.Equal(await Past(player), await Past(other));
        await using var source = NpgsqlDataSource.Create(Database);
        await new LedgerCheck(source, new WorldLibrary(Checkout.Worlds())).Explains(imported);

        await using var there = await LiveStream.Open(other);
        foreach (var text in (string[])["wait for an hour", "hello", "listen"])
        {
            await player.Take(text, stream);
            await other.Take(text, there);
        }
        Assert.True((await other.See()).Tick > imported.Tick);
        Assert.Equal(await Past(player), await Past(other));
        var left = (await new History(other).Timelines()).Single(t => !t.Current);
        using var over = await new History(other).GoOver(left.TimelineId);
        Assert.Equal((left.WorldHash, Ticks), ((await other.See()).WorldHash, (await other.See()).Tick));
        Assert.Equal(2, (await new History(other).Takes(Ticks)).Count);
        await new LedgerCheck(source, new WorldLibrary(Checkout.Worlds())).Explains(await other.See());
    }

    /// <summary>What a player can see of it, but for ids.</summary>
    private static async Task<List<string>> Past(Player player)
    {
        var history = new History(player);
        var seen = await player.See();
        var past = new List<string>
        {
            seen.WorldHash,
            await player.Http.GetStringAsync($"/api/v1/sessions/{player.Session}/transcript"),
        };
        past.AddRange((await history.Timelines()).Select(t => $"{t.Name} {t.Tick} {t.WorldHash} {t.Current} {t.FromTick}").Order());
        past.AddRange((await history.Saves()).Select(s => $"{s.Name} {s.Tick} {s.WorldHash}"));
        for (var tick = 1; tick <= seen.Tick; tick++)
        {
            past.AddRange((await history.Takes(tick)).Select(t =>
                $"{t.Revision} {t.State} {t.Standing} {t.From} {t.Replaces} {t.WorldHash}"));
            past.AddRange((await history.Artifacts(tick)).Select(a => $"{a.Agent} {a.Subject} {a.Version} {a.Seed} {a.Input} {a.Output}"));
        }
        return past;
    }
}

/// <summary>From and to six processes on RabbitMQ and PostgreSQL.</summary>
[Collection(nameof(DistributedStories))]
public sealed class ExportFromSixProcessesTests(Distributed distributed) : ExportTests
{
    protected override Story Story => distributed.Story;

    protected override string Database => distributed.Database;
}

/// <summary>From and to one process.</summary>
[Collection(nameof(EmbeddedStories))]
public sealed class ExportFromOneProcessTests(EmbeddedInView embedded) : ExportTests
{
    protected override Story Story => embedded.Story;

    protected override string Database => embedded.Database;
}
