using Npgsql;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.WholeStory.Tests.Playing;

/// <summary>Rebuilds a session's world from its ledger, and looks whether that explains everything that changed.</summary>
public sealed class LedgerCheck(NpgsqlDataSource database, WorldLibrary worlds)
{
    private static readonly HashSet<string> Changes =
        [.. typeof(WorldEvent).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(WorldEvent))).Select(t => t.Name)];

    // The branches that a session's story is on, each with the ticks that it has of it.
    private const string Line =
        """
        WITH RECURSIVE line AS (
            SELECT branch.id, branch.parent_id, branch.fork_tick, session.tick AS last
            FROM commit_aggregator.sessions AS session JOIN commit_aggregator.branches AS branch ON branch.id = session.branch_id
            WHERE session.id = $1
            UNION ALL
            SELECT parent.id, parent.parent_id, parent.fork_tick, least(line.last, line.fork_tick)
            FROM commit_aggregator.branches AS parent JOIN line ON parent.id = line.parent_id)
        """;

    /// <summary>
    /// Checks every step, along the branches that the session's story is on, and that the last one leads to the world that the session is
    /// in, by its name and by its rows.
    /// </summary>
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
        Assert.Equal(session.WorldHash, WorldHash.Of(WorldRows.Read(await Rows(session.SessionId))));
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
            $"""
            {Line}
            SELECT entry.type, entry.payload FROM commit_aggregator.ledger AS entry
            JOIN line ON entry.branch_id = line.id AND entry.tick > line.fork_tick AND entry.tick <= line.last
            ORDER BY entry.tick, entry.sequence
            """);
        command.Parameters.AddWithValue(session);
        var changes = new List<WorldEvent>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            if (Changes.Contains(reader.GetString(0))) changes.Add(Canonical.Read<WorldEvent>(reader.GetString(1)));
        return changes;
    }

    private async Task<List<WorldEntity>> Rows(Guid session)
    {
        await using var command = database.CreateCommand(
            "SELECT kind, id, at, body FROM commit_aggregator.world_entities WHERE session_id = $1");
        command.Parameters.AddWithValue(session);
        var rows = new List<WorldEntity>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add(new WorldEntity
            {
                Kind = reader.GetString(0),
                Id = reader.GetString(1),
                At = await reader.IsDBNullAsync(2) ? null : reader.GetString(2),
                Body = reader.GetString(3),
            });
        }
        return rows;
    }
}
