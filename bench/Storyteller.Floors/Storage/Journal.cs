using System.Threading.Channels;
using Npgsql;

namespace Storyteller.Floors.Storage;

/// <summary>
/// A table in which what ticks and steps leave behind is kept for good: when <see cref="Keep"/> returns, the row is on disk. Each
/// connection has the one statement prepared; who finds none free waits for one.
/// </summary>
internal sealed class Journal : IAsyncDisposable
{
    private readonly Channel<Slot> free = Channel.CreateUnbounded<Slot>();
    private readonly List<Slot> slots = [];

    private Journal()
    {
    }

    /// <summary>Makes the schema anew with empty tables of these names.</summary>
    public static async Task Install(string server, string schema, params string[] tables)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        var sql = $"drop schema if exists {schema} cascade; create schema {schema};" + string.Concat(tables.Select(table =>
            $"create table {schema}.{table} (tick uuid, step smallint, content bytea not null, primary key (tick, step));"));
        await using var install = new NpgsqlCommand(sql, connection);
        await install.ExecuteNonQueryAsync();
    }

    /// <summary>Opens a table that is installed.</summary>
    /// <param name="server">How PostgreSQL is reached, as Npgsql has it.</param>
    /// <param name="table">The table with its schema.</param>
    /// <param name="connections">How many rows can be written at once.</param>
    public static async Task<Journal> Open(string server, string table, int connections)
    {
        var journal = new Journal();
        for (var i = 0; i < connections; i++) journal.Add(await Slot.Open(server, table));
        return journal;
    }

    /// <summary>Keeps a row, once: a row of the same tick and step that is there already stays as it is.</summary>
    public async Task Keep(Guid tick, int step, byte[] content)
    {
        var slot = await free.Reader.ReadAsync();
        try
        {
            await slot.Insert(tick, step, content);
        }
        finally
        {
            free.Writer.TryWrite(slot);
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var slot in slots) await slot.DisposeAsync();
    }

    private void Add(Slot slot)
    {
        slots.Add(slot);
        free.Writer.TryWrite(slot);
    }

    private sealed class Slot(NpgsqlConnection connection, NpgsqlCommand insert) : IAsyncDisposable
    {
        private readonly NpgsqlParameter<Guid> tick = (NpgsqlParameter<Guid>)insert.Parameters[0];
        private readonly NpgsqlParameter<short> step = (NpgsqlParameter<short>)insert.Parameters[1];
        private readonly NpgsqlParameter<byte[]> content = (NpgsqlParameter<byte[]>)insert.Parameters[2];

        public static async Task<Slot> Open(string server, string table)
        {
            var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
            await connection.OpenAsync();
            var sql = $"insert into {table} (tick, step, content) values ($1, $2, $3) on conflict do nothing";
            var insert = new NpgsqlCommand(sql, connection);
            insert.Parameters.Add(new NpgsqlParameter<Guid>());
            insert.Parameters.Add(new NpgsqlParameter<short>());
            insert.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = [] });
            await insert.PrepareAsync();
            return new(connection, insert);
        }

        public Task Insert(Guid tickId, int number, byte[] bytes)
        {
            tick.TypedValue = tickId;
            step.TypedValue = (short)number;
            content.TypedValue = bytes;
            return insert.ExecuteNonQueryAsync();
        }

        public async ValueTask DisposeAsync()
        {
            await insert.DisposeAsync();
            await connection.DisposeAsync();
        }
    }
}
