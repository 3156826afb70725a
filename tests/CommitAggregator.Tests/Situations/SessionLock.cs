using Npgsql;
using Storyteller.Testing;

namespace Storyteller.CommitAggregator.Tests.Situations;

/// <summary>Another transaction that holds the lock on a session's row, as long as it is not disposed of.</summary>
internal sealed class SessionLock : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;

    private SessionLock(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
        (_connection, _transaction) = (connection, transaction);

    public static async Task<SessionLock> Take(TestDatabase database, Guid session)
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        var held = new SessionLock(connection, await connection.BeginTransactionAsync());
        await held.Run("SELECT id FROM commit_aggregator.sessions WHERE id = @id FOR UPDATE", ("id", session));
        return held;
    }

    /// <summary>Runs a statement in the transaction that holds the lock.</summary>
    public async Task Run(string statement, params (string Name, object Value)[] values)
    {
        await using var command = new NpgsqlCommand(statement, _connection, _transaction);
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Returns once so many others wait for a lock in this database.</summary>
    public async Task Awaited(int others = 1)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        const string Waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
        await using var command = new NpgsqlCommand(Waiting, _connection, _transaction);
        while ((long)(await command.ExecuteScalarAsync(patience.Token))! < others)
        {
            // Within a transaction PostgreSQL shows the same picture until it is told to look anew.
            await using var anew = new NpgsqlCommand("SELECT pg_stat_clear_snapshot()", _connection, _transaction);
            await anew.ExecuteNonQueryAsync(patience.Token);
        }
    }

    /// <summary>Keeps what was run, and lets the lock go.</summary>
    public Task Commit() => _transaction.CommitAsync();

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }
}
