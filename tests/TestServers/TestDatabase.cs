using Npgsql;

namespace Storyteller.Testing;

/// <summary>A fresh database for one test, dropped with all its connections when the test is done.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly string _name = $"test_{Guid.NewGuid():n}";
    private readonly string _server;

    private TestDatabase(string server) =>
        (_server, ConnectionString) = (server, new NpgsqlConnectionStringBuilder(server) { Database = _name }.ConnectionString);

    /// <summary>What <c>ConnectionStrings:storyteller</c> is to be.</summary>
    public string ConnectionString { get; }

    /// <summary>Creates the database.</summary>
    /// <param name="server">A connection string for any database of its server; the one that tests run on when null.</param>
    public static async Task<TestDatabase> CreateAsync(string? server = null)
    {
        var database = new TestDatabase(server ?? TestServers.Variable(TestServers.Database));
        await database.OnServer($"CREATE DATABASE {database._name}");
        return database;
    }

    /// <summary>How many connections to it are at work or hold a transaction open, at this moment.</summary>
    public async Task<long> BusyConnectionsAsync()
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = @name AND state IS DISTINCT FROM 'idle'", connection);
        command.Parameters.AddWithValue("name", _name);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Ends all connections to it and lets nobody connect any more, as if it were away.</summary>
    public async Task RefuseAsync()
    {
        await OnServer($"ALTER DATABASE {_name} ALLOW_CONNECTIONS false");
        await OnServer($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{_name}'");
    }

    /// <summary>Lets everybody connect again.</summary>
    public Task AllowAsync() => OnServer($"ALTER DATABASE {_name} ALLOW_CONNECTIONS true");

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await OnServer($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    private async Task OnServer(string statement)
    {
        await using var connection = new NpgsqlConnection(_server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
