using Npgsql;

namespace Storyteller.Chaos.Tests.Checking;

/// <summary>What the services' tables hold, as far as it says what happened.</summary>
/// <param name="Sessions">Every session.</param>
/// <param name="Ticks">Every tick that was ever begun.</param>
/// <param name="Ledger">What the ledger says of their beginnings, answers and ends.</param>
/// <param name="Told">Branch and number of each entry of a transcript, the openings left out.</param>
/// <param name="Streamed">The ends of ticks that are on live streams.</param>
/// <param name="Thoughts">What agents have answered: tick, agent and subject of each row.</param>
/// <param name="Unsent">How many messages are in the outbox.</param>
public sealed record Stored(IReadOnlyList<StoredSession> Sessions, IReadOnlyList<StoredTick> Ticks, IReadOnlyList<StoredEntry> Ledger,
    IReadOnlyList<(Guid Branch, int Tick)> Told, IReadOnlyList<(Guid Tick, string Name)> Streamed,
    IReadOnlyList<(Guid Tick, string Agent, string Subject)> Thoughts, long Unsent)
{
    private static readonly string[] AgentSchemas = ["tick_length", "meta_events", "npc_decision", "narrator"];

    /// <summary>Reads it all.</summary>
    public static async Task<Stored> Read(NpgsqlDataSource database)
    {
        var sessions = await Rows(database, "SELECT id, phase, running_tick_id, world_hash FROM commit_aggregator.sessions",
            row => new StoredSession(row.GetGuid(0), row.GetString(1), Id(row, 2), row.GetString(3)));
        var ticks = await Rows(database,
            """
            SELECT correlation_id, session_id, branch_id, number, idempotency_key, current_state, ended_at IS NOT NULL
            FROM commit_aggregator.ticks
            """,
            row => new StoredTick(row.GetGuid(0), row.GetGuid(1), row.GetGuid(2), row.GetInt32(3), row.GetString(4), row.GetString(5),
                row.GetBoolean(6)));
        var ledger = await Rows(database,
            """
            SELECT session_id, tick_id, type, idempotency_key FROM commit_aggregator.ledger
            WHERE type IN ('PlayerInput', 'PlayerAnswered', 'ReviewDecided', 'TickCommitted', 'TickCompensated')
            """,
            row => new StoredEntry(row.GetGuid(0), Id(row, 1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)));
        var told = await Rows(database, "SELECT branch_id, tick FROM commit_aggregator.transcript WHERE tick > 0",
            row => (row.GetGuid(0), row.GetInt32(1)));
        var streamed = await Rows(database,
            """
            SELECT (data::json ->> 'tickId')::uuid, name FROM commit_aggregator.stream_events WHERE name IN ('committed', 'compensated')
            """, row => (row.GetGuid(0), row.GetString(1)));
        var thoughts = await Rows(database,
            string.Join(" UNION ALL ", AgentSchemas.Select(schema => $"SELECT tick_id, agent, subject FROM {schema}.agent_execution")),
            row => (row.GetGuid(0), row.GetString(1), row.GetString(2)));
        var unsent = await Rows(database, "SELECT count(*) FROM commit_aggregator.outbox", row => row.GetInt64(0));
        return new Stored(sessions, ticks, ledger, told, streamed, thoughts, unsent[0]);
    }

    private static async Task<List<T>> Rows<T>(NpgsqlDataSource database, string query, Func<NpgsqlDataReader, T> read)
    {
        await using var command = database.CreateCommand(query);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync()) rows.Add(read(reader));
        return rows;
    }

    private static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);
}

/// <summary>A session's row.</summary>
public sealed record StoredSession(Guid Id, string Phase, Guid? RunningTick, string WorldHash);

/// <summary>A tick's row.</summary>
/// <param name="State">Where its saga stands.</param>
/// <param name="Ended">It is committed or compensated.</param>
public sealed record StoredTick(Guid Id, Guid Session, Guid Branch, int Number, string Key, string State, bool Ended)
{
    /// <summary>It is canon.</summary>
    public bool IsCommitted => State == "Committed";

    /// <summary>It came to nothing.</summary>
    public bool IsCompensated => State == "Compensated";
}

/// <summary>An entry of the ledger.</summary>
public sealed record StoredEntry(Guid Session, Guid? Tick, string Type, string? Key);
