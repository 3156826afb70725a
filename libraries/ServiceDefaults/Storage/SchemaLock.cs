using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>The right to change one schema, held by one process at a time; the schema exists once it is held.</summary>
internal sealed class SchemaLock(NpgsqlConnection connection) : IAsyncDisposable
{
    internal static async Task<SchemaLock> Take(ServiceSchema schema, CancellationToken cancellationToken)
    {
        // A connection of its own, outside the pool: closing it gives the lock back, whatever happened.
        var settings = new NpgsqlConnectionStringBuilder(schema.Connection) { Pooling = false, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await Execute(connection, Sql.LockSchema(StorageConnection.Schema(schema.Service)), cancellationToken);
            await Execute(connection, Sql.CreateSchema(StorageConnection.Schema(schema.Service)), cancellationToken);
            return new SchemaLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static async Task Execute(NpgsqlConnection connection, string statement, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
