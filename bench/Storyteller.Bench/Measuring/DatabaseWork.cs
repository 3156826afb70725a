using Npgsql;

namespace Storyteller.Bench.Measuring;

/// <summary>What a PostgreSQL server has done since it was started.</summary>
/// <param name="Transactions">Committed ones, in all its databases. Each of its processes reports them about once a second.</param>
/// <param name="LogBytes">What was written to the write-ahead log.</param>
public sealed record DatabaseWork(long Transactions, long LogBytes)
{
    private const string Question = """
        SELECT (SELECT sum(xact_commit)::bigint FROM pg_stat_database), pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint
        """;

    /// <summary>Reads it.</summary>
    public static async Task<DatabaseWork> ReadAsync(string connectionString, CancellationToken stop)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(stop);
        await using var command = new NpgsqlCommand(Question, connection);
        await using var row = await command.ExecuteReaderAsync(stop);
        await row.ReadAsync(stop);
        return new(row.GetInt64(0), row.GetInt64(1));
    }

    /// <summary>What was done from one reading to another.</summary>
    public static DatabaseWork operator -(DatabaseWork later, DatabaseWork earlier) =>
        new(later.Transactions - earlier.Transactions, later.LogBytes - earlier.LogBytes);
}
