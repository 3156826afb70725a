using System.Threading.Channels;
using Npgsql;
using Storyteller.Testing;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>What the database tells, as it happens.</summary>
public sealed class Notifications : IAsyncDisposable
{
    private readonly Channel<string> _payloads = Channel.CreateUnbounded<string>();
    private readonly CancellationTokenSource _stop = new();
    private readonly NpgsqlConnection _connection;
    private Task _listening = Task.CompletedTask;

    private Notifications(NpgsqlConnection connection)
    {
        _connection = connection;
        _connection.Notification += (_, told) => _payloads.Writer.TryWrite(told.Payload);
    }

    public static async Task<Notifications> Listen(TestDatabase database, string channel)
    {
        var notifications = new Notifications(new NpgsqlConnection(database.ConnectionString));
        await notifications._connection.OpenAsync();
        await using var listen = new NpgsqlCommand($"LISTEN {channel}", notifications._connection);
        await listen.ExecuteNonQueryAsync();
        notifications._listening = notifications.Listen();
        return notifications;
    }

    /// <summary>Tells of every update of this table from now on.</summary>
    public static Task<Notifications> OnUpdate(TestDatabase database, string table) => On("update", database, table);

    /// <summary>Tells of every insertion into this table from now on.</summary>
    public static Task<Notifications> OnInsert(TestDatabase database, string table) => On("insert", database, table);

    private static async Task<Notifications> On(string what, TestDatabase database, string table)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var trigger = new NpgsqlCommand(
            $"""
            CREATE FUNCTION tell_{what}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_notify('{what}', ''); RETURN NULL; END $$;
            CREATE TRIGGER tell_{what} AFTER {what} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION tell_{what}();
            """,
            connection);
        await trigger.ExecuteNonQueryAsync();
        return await Listen(database, what);
    }

    public async Task<string> Next() =>
        await _payloads.Reader.ReadAsync().AsTask().WaitAsync(Arrivals.TooLong, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _listening;
        await _connection.DisposeAsync();
        _stop.Dispose();
    }

    private async Task Listen()
    {
        try
        {
            while (true) await _connection.WaitAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
        }
    }
}
