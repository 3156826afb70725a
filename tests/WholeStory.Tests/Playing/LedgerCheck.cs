using Npgsql;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.WholeStory.Tests.Playing;

/// <summary>Rebuilds a session's world from its ledger, and looks whether that explains everything that changed.</summary>
public sealed class LedgerCheck(NpgsqlDataSource database, WorldLibrary worlds)
{
    private static readonly HashSet<string> Changes =
        [.. typeof(WorldEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(WorldEvent))).Select(t => t.Name)];

    /// <summary>Checks every step, and that the last one leads to the world that the session is in.</summary>
    public async Task Explains(SessionView session)
    {
        var begin = worlds.Get(session.World)!.Begin;
        if (await Name(session.SessionId) is { } name) begin = begin.Apply(new PlayerNamed(name));
        var (world, coins, items) = (begin, Coins(begin), begin.Items.Count);
        foreach (var change in await Read(session.SessionId))
        {
            var after = world.Apply(change);
            if (change is CoinsMoved { From: "" } or CoinsMoved { To: "" }) coins += Coins(after) - Coins(world);
            if (change is ItemUsedUp) items--;
            Assert.Equal(coins, Coins(after));
            Assert.Equal(items, after.Items.Count);
            Assert.All(after.Characters.Values, who => Assert.InRange(who.HitPoints, 0, who.MaxHitPoints));
            Assert.All(after.Characters.Values, who => Assert.True(who.Coins >= 0));
            world = after;
        }
        Assert.Equal(session.WorldHash, WorldHash.Of(world with { Tick = session.Tick }));
    }

    private static long Coins(World world) => world.Characters.Values.Sum(c => (long)c.Coins);

    private async Task<string?> Name(Guid session)
    {
        await using var command = database.CreateCommand(
            "SELECT payload::json ->> 'playerName' FROM commit_aggregator.ledger WHERE session_id = $1 AND type = 'SessionStarted'");
        command.Parameters.AddWithValue(session);
        return await command.ExecuteScalarAsync() as string;
    }

    private async Task<List<WorldEvent>> Read(Guid session)
    {
        await using var command = database.CreateCommand(
            "SELECT type, payload FROM commit_aggregator.ledger WHERE session_id = $1 ORDER BY tick, sequence");
        command.Parameters.AddWithValue(session);
        var changes = new List<WorldEvent>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            if (Changes.Contains(reader.GetString(0))) changes.Add(Canonical.Read<WorldEvent>(reader.GetString(1)));
        return changes;
    }
}
