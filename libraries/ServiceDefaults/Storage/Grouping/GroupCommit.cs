using System.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Writes what several scopes want at the same moment in one transaction, so that they share its round trips and its flush to the disk:
/// group commit. Each scope's part is written as a whole or not at all. What it has read with a version is locked and compared first; a
/// scope whose rows are not any more what it has seen is told so, and holds up nobody else. A group that fails is taken apart, and each of
/// its parts is tried alone. Whoever comes alone waits for nobody.
/// </summary>
internal sealed class GroupCommit<TDb> : IAsyncDisposable where TDb : DbContext
{
    private readonly NpgsqlDataSource _source;
    private readonly Grouped<Changes, Outcome> _writing;

    /// <param name="source">The service's database.</param>
    public GroupCommit(NpgsqlDataSource source)
    {
        _source = source;
        _writing = new Grouped<Changes, Outcome>(Write);
    }

    /// <summary>How many scopes wait to be written.</summary>
    internal int Waiting => _writing.Unanswered;

    /// <summary>Writes; false where the message had been taken in before, and nothing was written.</summary>
    /// <exception cref="DbUpdateConcurrencyException">What was read is not what is stored any more; nothing was written.</exception>
    /// <exception cref="PostgresException">The database refuses it; nothing was written.</exception>
    internal async Task<bool> Write(Changes changes) => await _writing.Ask(changes, CancellationToken.None) switch
    {
        Outcome.Written => true,
        Outcome.Repeated => false,
        _ => throw new DbUpdateConcurrencyException("what was read is not what is stored any more"),
    };

    public ValueTask DisposeAsync() => _source.DisposeAsync();

    private async Task<IReadOnlyList<Outcome>> Write(IReadOnlyList<Changes> group)
    {
        // Of two that saw the same row, the second one has its turn after the first. Some may be written already, where one of them failed.
        while (group.Where(changes => changes.Outcome is null).ToList() is { Count: > 0 } left) await WriteTogether(left);
        return [.. group.Select(changes => changes.Outcome!.Value)];
    }

    private async Task WriteTogether(List<Changes> group)
    {
        await using var connection = await _source.OpenConnectionAsync();
        try
        {
            var examined = group.Exists(changes => changes.Seen.Count > 0 || changes.Taken is not null);
            var sound = examined ? await Examine(connection, group) : group;
            if (sound.Count > 0) await WriteSound(connection, sound, begin: !examined);
            else await Execute(connection, "ROLLBACK");
        }
        catch
        {
            // What was refused while it was being prepared leaves Npgsql 10.0.0 at odds with the server: this connection is not used again.
            _source.Clear();
            if (connection.State == ConnectionState.Open) await Execute(connection, "ROLLBACK");
            throw;
        }
    }

    /// <summary>Locks and compares what was seen, looks up what was taken in; gives those that can be written now.</summary>
    private static async Task<List<Changes>> Examine(NpgsqlConnection connection, List<Changes> group)
    {
        await using var batch = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand("BEGIN") } };
        var seen = ByTable(group.SelectMany(changes => changes.Seen));
        foreach (var (table, rows) in seen) batch.BatchCommands.Add(table.LockRows(rows));
        var taken = ByTable(group.Where(changes => changes.Taken is not null).Select(changes => changes.Taken!));
        foreach (var (table, rows) in taken) batch.BatchCommands.Add(table.FindRows(rows));

        var versions = new Dictionary<(Type, Guid), uint>();
        var before = new HashSet<(Guid, Guid)>();
        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var (_, rows) in seen)
        {
            while (await reader.ReadAsync()) versions[(rows[0].Metadata.ClrType, reader.GetGuid(0))] = reader.GetFieldValue<uint>(1);
            await reader.NextResultAsync();
        }
        foreach (var _ in taken)
            while (await reader.ReadAsync()) before.Add((reader.GetGuid(0), reader.GetGuid(1)));
        return Sound(group, versions, before);
    }

    private static List<Changes> Sound(
        List<Changes> group, Dictionary<(Type, Guid), uint> versions, HashSet<(Guid, Guid)> before)
    {
        var sound = new List<Changes>();
        var claimed = new HashSet<(Type, Guid)>();
        foreach (var changes in group)
        {
            var message = (InboxRow?)changes.Taken?.Entity;
            if (message is not null && before.Contains((message.MessageId, message.ConsumerId))) changes.Outcome = Outcome.Repeated;
            else if (!changes.AreUpToDate(versions)) changes.Outcome = Outcome.Outdated;
            else if (!changes.Seen.Any(entry => claimed.Contains(Changes.RowOf(entry))))
            {
                sound.Add(changes);
                claimed.UnionWith(changes.Seen.Select(Changes.RowOf));
            }
        }
        return sound;
    }

    private static async Task WriteSound(NpgsqlConnection connection, List<Changes> group, bool begin)
    {
        await using var batch = new NpgsqlBatch(connection);
        var commands = batch.BatchCommands;
        if (begin) commands.Add(new NpgsqlBatchCommand("BEGIN"));
        foreach (var (table, rows) in ByTable(group.SelectMany(changes => changes.Added))) commands.Add(table.Insert(rows));
        foreach (var (table, rows) in ByTable(group.SelectMany(changes => changes.Modified)))
            foreach (var alike in rows.GroupBy(TableStatements.ChangedIn, StringComparer.Ordinal))
                commands.Add(table.Update(alike.Key, [.. alike]));
        foreach (var (table, rows) in ByTable(group.SelectMany(changes => changes.Removed))) commands.Add(table.Delete(rows));
        foreach (var statement in group.SelectMany(changes => changes.Statements)) commands.Add(statement);
        commands.Add(new NpgsqlBatchCommand("SELECT pg_current_xact_id()::xid"));
        commands.Add(new NpgsqlBatchCommand("COMMIT"));

        foreach (var place in Places(group)) Failpoint.Before(place);
        var transaction = (uint)(await batch.ExecuteScalarAsync())!;
        foreach (var place in Places(group)) Failpoint.After(place);
        foreach (var changes in group) changes.Written(transaction);
    }

    private static IEnumerable<string> Places(List<Changes> group) => group.Select(changes => changes.Place).OfType<string>().Distinct();

    private static List<(TableStatements Table, List<EntityEntry> Rows)> ByTable(IEnumerable<EntityEntry> rows) =>
        [.. rows.GroupBy(entry => entry.Metadata).Select(alike => (TableStatements.Of(alike.Key), alike.ToList()))
            .OrderBy(alike => alike.Item1.Name, StringComparer.Ordinal)];

    private static async Task Execute(NpgsqlConnection connection, string statement)
    {
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
