using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace Storyteller.WholeStory.Tests.Playing;

/// <summary>
/// Looks for canaries in all that a database holds: in every table that is there, in every column that can hold words, and in what is
/// packed. It knows no table by name but the few that say whose a row is, so that one that is added is looked through as well.
/// </summary>
public sealed partial class Residue(NpgsqlDataSource database)
{
    private const string Wordy = "'text', 'character varying', 'character', 'json', 'jsonb', 'xml', 'ARRAY', 'bytea'";

    private IReadOnlyList<Table>? _tables;

    /// <summary>The rows that hold a canary: those that are this session's or of which nothing says whose they are; all rows when
    /// null.</summary>
    public async Task<List<Found>> Look(Guid? session = null)
    {
        _tables ??= await Tables();
        var found = new List<Found>();
        await using var connection = await database.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var table in _tables) Add(batch, table, session);
        await using var reader = await batch.ExecuteReaderAsync();
        foreach (var table in _tables)
        {
            while (await reader.ReadAsync()) found.AddRange(Read(reader, table));
            await reader.NextResultAsync();
        }
        return found;
    }

    /// <summary>The canaries in a text.</summary>
    public static IEnumerable<string> In(string text) => Canary().Matches(text).Select(m => m.Value).Distinct();

    private static void Add(NpgsqlBatch batch, Table table, Guid? session)
    {
        var command = new NpgsqlBatchCommand(
            $"""
            SELECT {table.Tick ?? "NULL"}::uuid, {table.Branch ?? "NULL"}::uuid, {table.Event ?? "NULL"}::bigint,
                {table.Type ?? "NULL"}::text, concat_ws(E'\n', {Joined(table.Texts)}), ARRAY[{Joined(table.Packed)}]::bytea[]
            FROM {table.Name} AS t
            WHERE ({(session is null ? "true" : table.Mine ?? "true")})
                AND ({(table.Packed.Count > 0 ? "true" : "false")} OR concat_ws(E'\n', {Joined(table.Texts)}) LIKE '%Zyxwvane%')
            """);
        if (session is not null && table.Mine is not null) command.Parameters.AddWithValue(session);
        batch.BatchCommands.Add(command);
    }

    private static string Joined(IReadOnlyList<string> columns) =>
        columns.Count == 0 ? "NULL" : string.Join(", ", columns.Select(c => $"t.{c}"));

    private static IEnumerable<Found> Read(NpgsqlDataReader row, Table table)
    {
        var text = new StringBuilder(row.GetString(4));
        foreach (var packed in row.GetFieldValue<byte[]?[]>(5)) text.Append('\n').Append(Unpacked(packed ?? []));
        var all = text.ToString();
        return In(all).Select(canary => new Found(table.Name, canary, Id<Guid>(0), Id<Guid>(1), Id<long>(2),
            row.IsDBNull(3) ? null : row.GetString(3), all));

        T? Id<T>(int column) where T : struct => row.IsDBNull(column) ? null : row.GetFieldValue<T>(column);
    }

    // What is not packed with Brotli is looked at as it is.
    private static string Unpacked(byte[] bytes)
    {
        try
        {
            using var text = new MemoryStream();
            using (var brotli = new BrotliStream(new MemoryStream(bytes), CompressionMode.Decompress)) brotli.CopyTo(text);
            return Encoding.UTF8.GetString(text.ToArray());
        }
        catch (Exception other) when (other is InvalidOperationException or InvalidDataException)
        {
            return Encoding.Latin1.GetString(bytes);
        }
    }

    private async Task<IReadOnlyList<Table>> Tables()
    {
        await using var command = database.CreateCommand(
            $"""
            SELECT c.table_schema, c.table_name, c.column_name, c.data_type, c.data_type IN ({Wordy})
            FROM information_schema.columns AS c JOIN information_schema.tables AS t USING (table_schema, table_name)
            WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')
            ORDER BY 1, 2, 3
            """);
        var columns = new List<(string Table, string Column, string Type, bool Wordy)>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            columns.Add(($"\"{reader.GetString(0)}\".\"{reader.GetString(1)}\"", reader.GetString(2), reader.GetString(3),
                reader.GetBoolean(4)));
        }
        return [.. columns.GroupBy(c => c.Table).Where(t => t.Any(c => c.Wordy)).Select(t => Of(t.Key, [.. t.Where(c => c.Wordy)],
            [.. t.Select(c => c.Column)]))];
    }

    private static Table Of(string name, List<(string Table, string Column, string Type, bool Wordy)> wordy, HashSet<string> columns)
    {
        const string OfTheSession = "FROM commit_aggregator.{0} WHERE session_id = $1";
        var tick = columns.Contains("tick_id") ? "t.tick_id"
            : name.EndsWith(".\"ticks\"", StringComparison.Ordinal) ? "t.correlation_id" : null;
        var branch = columns.Contains("branch_id") ? "t.branch_id" : null;
        var mine = (name, columns) switch
        {
            _ when name.EndsWith(".\"sessions\"", StringComparison.Ordinal) => "t.id = $1",
            _ when columns.Contains("session_id") => "t.session_id = $1",
            _ when tick is not null => $"{tick} IN (SELECT correlation_id {string.Format(null, OfTheSession, "ticks")})",
            _ when branch is not null => $"{branch} IN (SELECT id {string.Format(null, OfTheSession, "branches")})",
            _ => null,
        };
        return new Table(name, [.. wordy.Where(c => c.Type != "bytea").Select(c => $"\"{c.Column}\"::text")],
            [.. wordy.Where(c => c.Type == "bytea").Select(c => $"\"{c.Column}\"")], tick, branch,
            name.EndsWith(".\"stream_events\"", StringComparison.Ordinal) ? "t.id" : null,
            columns.Contains("type") ? "t.type" : null, mine);
    }

    [GeneratedRegex(@"Zyxwvane(?:-\d+)?")]
    private static partial Regex Canary();

    private sealed record Table(string Name, IReadOnlyList<string> Texts, IReadOnlyList<string> Packed, string? Tick, string? Branch,
        string? Event, string? Type, string? Mine);
}

/// <summary>A canary that was found in a row.</summary>
/// <param name="Table">The table, with its schema.</param>
/// <param name="Canary">The canary, with its number.</param>
/// <param name="Tick">The tick that the row belongs to; null where it names none.</param>
/// <param name="Branch">The branch that it belongs to; null where it names none.</param>
/// <param name="Event">Its place in the live stream; null elsewhere.</param>
/// <param name="Type">What kind of row it is, where it says so.</param>
/// <param name="Text">The row's words.</param>
public sealed record Found(string Table, string Canary, Guid? Tick, Guid? Branch, long? Event, string? Type, string Text);
