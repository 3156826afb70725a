using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Storyteller.ServiceDefaults;

/// <summary>All SQL that is written by hand. Names come from the model and are delimited; values are always parameters.</summary>
internal static class Sql
{
    private static readonly ConditionalWeakTable<IEntityType, string> Tables = [];

    /// <summary>Waits until no other session changes this schema. Held until the session ends.</summary>
    internal static string LockSchema(string schema) => $"SELECT pg_advisory_lock(hashtextextended('storyteller.{schema}', 0))";

    internal static string CreateSchema(string schema) => $"CREATE SCHEMA IF NOT EXISTS \"{schema}\"";

    /// <summary>
    /// Affects one row for the first delivery of a message to a consumer, none for any other. A second delivery waits here until the
    /// transaction of the first one ends. Parameters: message, consumer, time.
    /// </summary>
    internal static string TakeIn(DbContext db) =>
        $"INSERT INTO {Table<InboxRow>(db)} (message_id, consumer_id, received_at) VALUES ({{0}}, {{1}}, {{2}}) ON CONFLICT DO NOTHING";

    /// <summary>Parameters: received before, how many at most.</summary>
    internal static string CleanInbox(DbContext db) =>
        $$"""
        DELETE FROM {{Table<InboxRow>(db)}} WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM {{Table<InboxRow>(db)}} WHERE received_at < {0} ORDER BY received_at LIMIT {1} FOR UPDATE SKIP LOCKED))
        """;

    /// <summary>
    /// Counts a message that came back as begun with once more, or, with a number below zero, says which copy of it is set aside; what was
    /// set aside stays so. Returns what the row says then. Parameters: message, queue, 1 or that number, now.
    /// </summary>
    internal static string CountSuspect(DbContext db) =>
        $$"""
        INSERT INTO {{Table<Suspect>(db)}} AS known (message_id, queue, begun, begun_at) VALUES ({0}, {1}, {2}, {3})
        ON CONFLICT (message_id, queue) DO UPDATE SET
            begun = CASE WHEN known.begun < 0 THEN known.begun WHEN excluded.begun < 0 THEN excluded.begun ELSE known.begun + 1 END,
            begun_at = excluded.begun_at
        RETURNING begun AS "Value"
        """;

    /// <summary>Parameters: message, queue.</summary>
    internal static string ForgetSuspect(DbContext db) =>
        $"DELETE FROM {Table<Suspect>(db)} WHERE message_id = {{0}} AND queue = {{1}} AND begun > 0";

    /// <summary>Parameters: begun with before, how many at most.</summary>
    internal static string CleanSuspects(DbContext db) =>
        $$"""
        DELETE FROM {{Table<Suspect>(db)}} WHERE ctid = ANY (ARRAY(
            SELECT ctid FROM {{Table<Suspect>(db)}} WHERE begun_at < {0} ORDER BY begun_at LIMIT {1} FOR UPDATE SKIP LOCKED))
        """;

    /// <summary>Rows that were never tried, oldest first, that no other dispatcher has in hand. Parameter: how many at most.</summary>
    internal static string ClaimFresh(DbContext db) =>
        $"SELECT * FROM {Table<OutboxRow>(db)} WHERE attempts = 0 ORDER BY sequence_number LIMIT {{0}} FOR UPDATE SKIP LOCKED";

    /// <summary>Rows that failed and are due again. Parameters: how many at most, now.</summary>
    internal static string ClaimFailed(DbContext db) =>
        $$"""
        SELECT * FROM {{Table<OutboxRow>(db)}} WHERE attempts > 0 AND next_attempt_at <= {1}
        ORDER BY next_attempt_at LIMIT {0} FOR UPDATE SKIP LOCKED
        """;

    /// <summary>
    /// One saga, with its row locked until the transaction ends if so wished; the row version is a system column, which * leaves out.
    /// </summary>
    internal static string ReadSaga(DbContext db, IEntityType saga, string key, bool locked)
    {
        var column = saga.FindProperty(key)!.GetColumnName(StoreObjectIdentifier.Create(saga, StoreObjectType.Table)!.Value)!;
        var row = $"SELECT *, xmin FROM {Table(db, saga)} WHERE {Delimiter(db).DelimitIdentifier(column)} = {{0}}";
        return locked ? row + " FOR UPDATE" : row;
    }

    private static string Table<TRow>(DbContext db) => Table(
        db,
        db.Model.FindEntityType(typeof(TRow)) ?? throw new InvalidOperationException(
            $"{db.GetType().Name} has no {typeof(TRow).Name}: call modelBuilder.AddInboxAndOutbox() and AddSuspects() in its "
            + "OnModelCreating"));

    private static string Table(DbContext db, IEntityType type) => Tables.GetValue(
        type, type => Delimiter(db).DelimitIdentifier(type.GetTableName()!, type.GetSchema()));

    private static ISqlGenerationHelper Delimiter(DbContext db) => db.GetService<ISqlGenerationHelper>();
}
