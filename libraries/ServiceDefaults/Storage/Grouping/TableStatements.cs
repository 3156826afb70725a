using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Statements that write any number of rows of one table at once, each column as one array. By hand: EF Core writes row by row. The text
/// depends on table and columns alone, never on how many rows there are, so that the server has it prepared.
/// </summary>
internal sealed class TableStatements
{
    private static readonly ConcurrentDictionary<IEntityType, TableStatements> Known = new();

    private readonly string _table;
    private readonly Column[] _keys;
    private readonly Column[] _inserted;
    private readonly string _insert;
    private readonly ConcurrentDictionary<string, (Column[] Set, string Text)> _updates = new(StringComparer.Ordinal);

    private TableStatements(IEntityType type)
    {
        var schema = type.GetSchema();
        _table = schema is null ? Quoted(type.GetTableName()!) : $"{Quoted(schema)}.{Quoted(type.GetTableName()!)}";
        _keys = [.. type.FindPrimaryKey()!.Properties.Select(property => new Column(property))];
        _inserted = [.. type.GetProperties().Where(p => !IsVersion(p) && !IsNumberedByTheServer(p)).Select(p => new Column(p))];
        _insert = $"INSERT INTO {_table} ({Names(_inserted)}) SELECT {string.Join(", ", _inserted.Select(c => c.Read("v")))} "
            + $"FROM {Unnest(_inserted)} WITH ORDINALITY AS v ({Names(_inserted)}, nr) ORDER BY v.nr";
        var version = Changes.VersionOf(type);
        Lock = version is null ? null
            : $"SELECT {Names(_keys)}, {Quoted(version.GetColumnName())} FROM {_table} WHERE {_keys[0].Name} = ANY ($1::uuid[]) "
                + $"ORDER BY {_keys[0].Name} FOR UPDATE";
        Find = $"SELECT {string.Join(", ", _keys.Select(k => $"t.{k.Name}"))} FROM {_table} AS t "
            + $"JOIN {Unnest(_keys)} AS v ({Names(_keys)}) USING ({Names(_keys)})";
    }

    /// <summary>The table, with its schema.</summary>
    public string Name => _table;

    private string? Lock { get; }

    private string Find { get; }

    /// <summary>Those of a type.</summary>
    public static TableStatements Of(IEntityType type) => Known.GetOrAdd(type, static one => new TableStatements(one));

    /// <summary>Locks rows in the order of their keys, and gives each key with the row's version.</summary>
    public NpgsqlBatchCommand LockRows(IReadOnlyList<EntityEntry> rows) => With(Lock!, _keys, rows);

    /// <summary>Gives the keys of those rows that are there already.</summary>
    public NpgsqlBatchCommand FindRows(IReadOnlyList<EntityEntry> rows) => With(Find, _keys, rows);

    /// <summary>Writes new rows, numbered by the server in this order where it numbers them.</summary>
    public NpgsqlBatchCommand Insert(IReadOnlyList<EntityEntry> rows) => With(_insert, _inserted, rows);

    /// <summary>Writes what changed in rows, the same columns in each.</summary>
    /// <param name="changed">Which properties: see <see cref="ChangedIn"/>.</param>
    public NpgsqlBatchCommand Update(string changed, IReadOnlyList<EntityEntry> rows)
    {
        var (set, text) = _updates.GetOrAdd(changed, names =>
        {
            var wanted = names.Split(',');
            Column[] columns = [.. rows[0].Metadata.GetProperties().Where(p => wanted.Contains(p.Name)).Select(p => new Column(p))];
            Column[] all = [.. _keys, .. columns];
            return (all, $"UPDATE {_table} AS t SET {string.Join(", ", columns.Select(c => $"{c.Name} = {c.Read("v")}"))} "
                + $"FROM {Unnest(all)} AS v ({Names(all)}) WHERE {string.Join(" AND ", _keys.Select(k => $"t.{k.Name} = v.{k.Name}"))}");
        });
        return With(text, set, rows);
    }

    /// <summary>Removes rows.</summary>
    public NpgsqlBatchCommand Delete(IReadOnlyList<EntityEntry> rows) => With(
        $"DELETE FROM {_table} AS t USING {Unnest(_keys)} AS v ({Names(_keys)}) "
        + $"WHERE {string.Join(" AND ", _keys.Select(k => $"t.{k.Name} = v.{k.Name}"))}", _keys, rows);

    /// <summary>Which properties of a row changed, as the name of a group of rows that changed alike.</summary>
    public static string ChangedIn(EntityEntry entry) => string.Join(',',
        entry.Metadata.GetProperties().Where(p => !IsVersion(p) && entry.Property(p).IsModified).Select(p => p.Name));

    private static NpgsqlBatchCommand With(string text, Column[] columns, IReadOnlyList<EntityEntry> rows)
    {
        var command = new NpgsqlBatchCommand(text);
        foreach (var column in columns) command.Parameters.Add(column.Of(rows));
        return command;
    }

    private static bool IsVersion(IProperty property) => property.GetColumnName() == "xmin";

    private static bool IsNumberedByTheServer(IProperty property) =>
        property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long);

    private static string Unnest(Column[] columns) =>
        $"unnest({string.Join(", ", columns.Select((column, n) => $"${n + 1}::{column.Sent}[]"))})";

    private static string Names(Column[] columns) => string.Join(", ", columns.Select(c => c.Name));

    private static string Quoted(string name) => $"\"{name}\"";

    /// <summary>A column, and how the values of many rows are sent for it.</summary>
    private sealed class Column
    {
        private readonly IProperty _property;
        private readonly Func<object?, object?> _toStored;
        private readonly Type _element;
        private readonly bool _isArray;

        public Column(IProperty property)
        {
            _property = property;
            var mapping = property.GetRelationalTypeMapping();
            var type = property.GetColumnType();
            Name = Quoted(property.GetColumnName());
            // An array of arrays would lose where each of them ends.
            _isArray = type.EndsWith("[]", StringComparison.Ordinal);
            Sent = _isArray ? "text" : type;
            Stored = type;
            var converter = mapping.Converter;
            _toStored = _isArray ? Literal : converter is null ? value => value : converter.ConvertToProvider;
            var stored = _isArray ? typeof(string)
                : converter?.ProviderClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
            _element = stored.IsValueType ? typeof(Nullable<>).MakeGenericType(stored) : stored;
        }

        public string Name { get; }

        /// <summary>What an element of the array is sent as.</summary>
        public string Sent { get; }

        private string Stored { get; }

        /// <summary>The column's value in a row that was sent.</summary>
        public string Read(string row) => _isArray ? $"{row}.{Name}::{Stored}" : $"{row}.{Name}";

        public NpgsqlParameter Of(IReadOnlyList<EntityEntry> rows)
        {
            var values = Array.CreateInstance(_element, rows.Count);
            for (var n = 0; n < rows.Count; n++)
                values.SetValue(rows[n].Property(_property).CurrentValue is { } value ? _toStored(value) : null, n);
            return new NpgsqlParameter { Value = values, DataTypeName = Sent + "[]" };
        }

        private static string Literal(object? value) =>
            "{" + string.Join(',', ((IEnumerable<string>)value!).Select(item => $"\"{Escaped(item)}\"")) + "}";

        private static string Escaped(string item) =>
            item.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
    }
}
