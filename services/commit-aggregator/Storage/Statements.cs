using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;

namespace Storyteller.CommitAggregator.Storage;

/// <summary>The statements of this service that EF Core does not write itself.</summary>
public static class Statements
{
    /// <summary>
    /// A session's row, locked until the transaction ends, so that one thing at a time happens to it; null when there is none.
    /// </summary>
    public static async Task<Session?> LockedSession(this CanonDb db, Guid sessionId, CancellationToken cancellation)
    {
        var rows = await db.Sessions
            .FromSql($"SELECT *, xmin FROM commit_aggregator.sessions WHERE id = {sessionId} FOR UPDATE")
            .ToListAsync(cancellation);
        return rows.SingleOrDefault();
    }

    /// <summary>A session's row, locked until the transaction ends; null where somebody else has it, or there is none.</summary>
    public static async Task<Session?> FreeSession(this CanonDb db, Guid sessionId, CancellationToken cancellation)
    {
        var rows = await db.Sessions
            .FromSql($"SELECT *, xmin FROM commit_aggregator.sessions WHERE id = {sessionId} FOR UPDATE SKIP LOCKED")
            .ToListAsync(cancellation);
        return rows.SingleOrDefault();
    }

    /// <summary>A tick's row, locked until the transaction ends; null where somebody else has it, or there is none.</summary>
    public static async Task<TickState?> FreeTick(this CanonDb db, Guid tickId, CancellationToken cancellation)
    {
        var rows = await db.Ticks
            .FromSql($"SELECT *, xmin FROM commit_aggregator.ticks WHERE correlation_id = {tickId} FOR UPDATE SKIP LOCKED")
            .ToListAsync(cancellation);
        return rows.SingleOrDefault();
    }

    /// <summary>
    /// Writes down when players were seen, where what is stored lags behind by more than <paramref name="sparing"/>. It waits for nobody:
    /// the sessions that somebody else has locked are given back, as they are.
    /// </summary>
    public static Task<List<Guid>> WriteSeen(this DatabaseFacade database, IReadOnlyDictionary<Guid, DateTimeOffset> seen,
        TimeSpan sparing, CancellationToken cancellation) => database.SqlQueryRaw<Guid>(
        """
        WITH seen AS (
            SELECT session.id, noted.at FROM unnest(@ids, @ats) AS noted (id, at)
            JOIN commit_aggregator.sessions AS session ON session.id = noted.id AND session.seen_at < noted.at - @sparing),
        free AS (
            SELECT id FROM commit_aggregator.sessions WHERE id IN (SELECT id FROM seen) FOR NO KEY UPDATE SKIP LOCKED),
        written AS (
            UPDATE commit_aggregator.sessions AS session SET seen_at = seen.at
            FROM seen JOIN free USING (id) WHERE session.id = seen.id)
        SELECT id AS "Value" FROM seen WHERE id NOT IN (SELECT id FROM free)
        """,
        new NpgsqlParameter<Guid[]>("ids", [.. seen.Keys]), new NpgsqlParameter<DateTimeOffset[]>("ats", [.. seen.Values]),
        new NpgsqlParameter<TimeSpan>("sparing", sparing)).ToListAsync(cancellation);

    /// <summary>A branch and those that it comes from, itself first.</summary>
    public static async Task<IReadOnlyList<Branch>> LineFrom(this CanonDb db, Guid branchId, CancellationToken cancellation) =>
        await db.Database.SqlQuery<Branch>(
            $"""
            WITH RECURSIVE line AS (
                SELECT branch.*, 0 AS distance FROM commit_aggregator.branches AS branch WHERE id = {branchId}
                UNION ALL
                SELECT parent.*, distance + 1 FROM commit_aggregator.branches AS parent JOIN line ON parent.id = line.parent_id)
            SELECT id AS "Id", session_id AS "SessionId", parent_id AS "ParentId", fork_tick AS "ForkTick", created_at AS "CreatedAt"
            FROM line ORDER BY distance
            """).ToListAsync(cancellation);

    /// <summary>The place of the next ledger entry of a tick.</summary>
    public static async Task<int> NextSequence(this CanonDb db, TickState tick, CancellationToken cancellation) =>
        (await db.Ledger.Where(e => e.BranchId == tick.BranchId && e.Tick == tick.Number && e.TickId == tick.CorrelationId)
            .MaxAsync(e => (int?)e.Sequence, cancellation) ?? -1) + 1;

    /// <summary>Until the transaction ends nobody else imports under this player's key; false where somebody does already.</summary>
    public static Task<bool> TryLockImport(this CanonDb db, string owner, string key, CancellationToken cancellation)
    {
        var both = $"{owner}\n{key}";
        return db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock(hashtext('import'), hashtext({both})) AS \"Value\"")
            .SingleAsync(cancellation);
    }

    /// <summary>
    /// The next hundred events after each place in a stream: the number of the place, beginning at 1, the event's id, name and data.
    /// </summary>
    public static NpgsqlCommand EventsAfter(this NpgsqlDataSource database, IReadOnlyCollection<StreamPlace> places)
    {
        var command = database.CreateCommand(
            """
            SELECT place.number, event.id, event.name, event.data
            FROM unnest($1, $2) WITH ORDINALITY AS place (session_id, after, number)
            CROSS JOIN LATERAL (
                SELECT id, name, data FROM commit_aggregator.stream_events
                WHERE session_id = place.session_id AND id > place.after ORDER BY id LIMIT 100) AS event
            ORDER BY place.number, event.id
            """);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. places.Select(place => place.SessionId)] });
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. places.Select(place => place.After)] });
        return command;
    }

    /// <summary>Keeps an authored world, unless it is kept already.</summary>
    public static Task KeepWorldVersion(
        this DatabaseFacade database, string hash, string worldId, string body, CancellationToken cancellation) =>
        database.ExecuteSqlAsync(
            $"""
            INSERT INTO commit_aggregator.world_versions (hash, world_id, body) VALUES ({hash}, {worldId}, {body})
            ON CONFLICT DO NOTHING
            """,
            cancellation);

    /// <summary>
    /// Writes changes of a session's world, each kind of change in one statement. Where the context's changes wait for those of others,
    /// these wait with them.
    /// </summary>
    public static async Task WriteWorld(this CanonDb db, Guid sessionId, WorldDifference difference, CancellationToken cancellation)
    {
        if (difference.Written.Count > 0)
            await db.Execute(
                """
                INSERT INTO commit_aggregator.world_entities (session_id, kind, id, at, body)
                SELECT @session, kind, id, at, body FROM unnest(@kinds, @ids, @ats, @bodies) AS changed (kind, id, at, body)
                ON CONFLICT (session_id, kind, id) DO UPDATE SET at = excluded.at, body = excluded.body
                """,
                [
                    new NpgsqlParameter("session", sessionId),
                    new NpgsqlParameter<string[]>("kinds", [.. difference.Written.Select(r => r.Kind)]),
                    new NpgsqlParameter<string[]>("ids", [.. difference.Written.Select(r => r.Id)]),
                    new NpgsqlParameter<string?[]>("ats", [.. difference.Written.Select(r => r.At)]),
                    new NpgsqlParameter<string[]>("bodies", [.. difference.Written.Select(r => r.Body)]),
                ], cancellation);
        if (difference.Removed.Count > 0)
            await db.Execute(
                """
                DELETE FROM commit_aggregator.world_entities AS entity USING unnest(@kinds, @ids) AS gone (kind, id)
                WHERE entity.session_id = @session AND entity.kind = gone.kind AND entity.id = gone.id
                """,
                [
                    new NpgsqlParameter("session", sessionId),
                    new NpgsqlParameter<string[]>("kinds", [.. difference.Removed.Select(r => r.Kind)]),
                    new NpgsqlParameter<string[]>("ids", [.. difference.Removed.Select(r => r.Id)]),
                ], cancellation);
    }

    private static async Task Execute(this CanonDb db, string statement, NpgsqlParameter[] parameters, CancellationToken cancellation)
    {
        if (db.Later is not { } later)
        {
            await db.Database.ExecuteSqlRawAsync(statement, parameters, cancellation);
            return;
        }
        var command = new NpgsqlBatchCommand(statement);
        foreach (var parameter in parameters) command.Parameters.Add(parameter);
        later.Add(command);
    }
}
