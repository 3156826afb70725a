using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;
using Storyteller.Testing;

namespace Storyteller.CommitAggregator.Tests.Grouping;

/// <summary>What scopes write together is what each would have written by itself, or nothing of it.</summary>
public sealed class GroupedWritesTests(Servers servers) : IClassFixture<Servers>
{
    private static readonly DateTimeOffset Moment = new(2026, 2, 28, 23, 59, 58, TimeSpan.Zero);

    [Fact]
    public async Task Rows_of_every_table_are_written_as_the_context_alone_would_write_them()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var aggregator = await AnAggregator.Start(database, null);
        foreach (var type in await aggregator.Read(db => Task.FromResult(db.Model.GetEntityTypes().ToList())))
        {
            // Twice, so that what is null in one row has a value in the other.
            foreach (var filled in (bool[])[true, false])
            {
                await InGroups(aggregator, db => db.Add(Row(type, filled)));
                var grouped = await TakeOut(aggregator, type);
                await aggregator.Read(db =>
                {
                    db.Add(Row(type, filled));
                    return db.SaveChangesAsync();
                });
                Assert.Equal(await TakeOut(aggregator, type), grouped);
            }
        }
    }

    [Fact]
    public async Task What_waits_for_another_write_is_then_written_in_one_transaction()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = (await aggregator.Begin()).SessionId;
        await using var held = await SessionLock.Take(servers.Database, session);
        var first = InGroups(aggregator, db => Touch(db, session));
        await held.Awaited();

        var sessions = Enumerable.Range(0, 20).Select(_ => Guid.CreateVersion7()).ToList();
        var others = Task.WhenAll(sessions.Select(id => InGroups(aggregator, db => db.Stream.Add(Event(id)))));
        await aggregator.WaitingToBeWritten(21);
        await held.Commit();
        await Task.WhenAll(first, others);

        var written = await aggregator.Read(db => db.Database.SqlQuery<string>(
            $"SELECT xmin::text AS \"Value\" FROM commit_aggregator.stream_events WHERE session_id = ANY ({sessions.ToArray()})")
            .ToListAsync());
        Assert.Equal(20, written.Count);
        Assert.Single(written.Distinct());
    }

    [Fact]
    public async Task What_the_database_refuses_takes_nobody_else_with_it()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = (await aggregator.Begin()).SessionId;
        await using var held = await SessionLock.Take(servers.Database, session);
        var first = InGroups(aggregator, db => Touch(db, session));
        await held.Awaited();

        var good = Guid.CreateVersion7();
        var refused = InGroups(aggregator, db => db.Sessions.Add(new()
        {
            Id = session, Owner = "", WorldId = "", WorldVersion = "", WorldHash = "",
        }));
        var written = InGroups(aggregator, db => db.Stream.Add(Event(good)));
        await aggregator.WaitingToBeWritten(3);
        await held.Commit();
        await Task.WhenAll(first, written);

        var why = await Assert.ThrowsAsync<PostgresException>(() => refused);
        Assert.Equal(PostgresErrorCodes.UniqueViolation, why.SqlState);
        Assert.Single(await aggregator.Read(db => db.Stream.Where(e => e.SessionId == good).ToListAsync()));
    }

    [Fact]
    public async Task Of_two_that_saw_the_same_row_one_is_written_and_the_other_told_and_its_statements_are_not_executed()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = (await aggregator.Begin()).SessionId;
        await using var held = await SessionLock.Take(servers.Database, session);
        var both = Enumerable.Range(0, 2).Select(n => InGroups(aggregator, db =>
        {
            Touch(db, session);
            db.Later!.Add(new NpgsqlBatchCommand(
                $"INSERT INTO commit_aggregator.stream_events (session_id, name, data) VALUES ('{session}', 'n{n}', '')"));
        })).ToList();
        await aggregator.WaitingToBeWritten(2);
        await held.Commit();

        var thrown = await Task.WhenAll(both.Select(async one => await Record.ExceptionAsync(() => one)));
        Assert.IsType<DbUpdateConcurrencyException>(Assert.Single(thrown, e => e is not null));
        Assert.Single(await aggregator.Read(db => db.Stream.Where(e => e.SessionId == session && e.Name.StartsWith("n")).ToListAsync()));
    }

    [Fact]
    public async Task A_row_that_was_written_can_be_written_again_by_whoever_wrote_it_without_reading_it()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var id = (await aggregator.Begin()).SessionId;
        var session = await aggregator.Read(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == id));
        foreach (var review in (ReviewMode[])[ReviewMode.Ask, ReviewMode.AcceptHarmless, ReviewMode.AcceptAll])
            await InGroups(aggregator, db => db.Attach(session).Entity.Review = review);

        var stored = await aggregator.Read(db => db.Sessions.AsNoTracking().SingleAsync(s => s.Id == id));
        Assert.Equal((session.RowVersion, ReviewMode.AcceptAll), (stored.RowVersion, stored.Review));
    }

    [Fact]
    public async Task A_scope_that_ends_before_it_writes_leaves_nothing_waiting_in_a_context_that_is_used_again()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var first = await aggregator.Use(services =>
        {
            services.GetRequiredService<GroupedWrites<CanonDb>>().Begin();
            return Task.FromResult(services.GetRequiredService<CanonDb>());
        });

        Assert.Null(first.Later);
    }

    private static Task<bool> InGroups(AnAggregator aggregator, Action<CanonDb> change) => aggregator.Use(async services =>
    {
        var writes = services.GetRequiredService<GroupedWrites<CanonDb>>();
        writes.Begin();
        change(services.GetRequiredService<CanonDb>());
        await writes.Commit();
        return true;
    });

    private static void Touch(CanonDb db, Guid session) =>
        db.Sessions.Single(s => s.Id == session).Review = ReviewMode.Ask;

    private static StreamEvent Event(Guid session) => new() { SessionId = session, Name = "phase", Data = "{}" };

    /// <summary>A row with values that are easily spoilt on the way.</summary>
    private static object Row(IEntityType type, bool filled)
    {
        var row = Activator.CreateInstance(type.ClrType, nonPublic: true)!;
        foreach (var property in type.GetProperties().Where(p => !IsTheServers(p)))
            property.PropertyInfo!.SetValue(row,
                property.IsNullable && !filled ? null : ValueOf(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType));
        return row;
    }

    /// <summary>The values of the only row of a table, which is empty then.</summary>
    private static Task<Dictionary<string, object?>> TakeOut(AnAggregator aggregator, IEntityType type) => aggregator.Read(async db =>
    {
        var rows = (IEnumerable<object>)typeof(DbContext).GetMethod(nameof(DbContext.Set), [])!.MakeGenericMethod(type.ClrType)
            .Invoke(db, null)!;
        var row = Assert.Single(rows);
        db.Remove(row);
        await db.SaveChangesAsync();
        return type.GetProperties().Where(p => !IsTheServers(p)).ToDictionary(p => p.Name, p => Comparable(p.PropertyInfo!.GetValue(row)));
    });

    private static bool IsTheServers(IProperty property) =>
        property.IsConcurrencyToken || (property.ValueGenerated == ValueGenerated.OnAdd && property.ClrType == typeof(long));

    private static object? Comparable(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        List<string> items => string.Join('\n', items),
        _ => value,
    };

    private static object ValueOf(Type type) => type switch
    {
        _ when type == typeof(string) => "it's \"so\", {a\\b}, \n\t é 🐺",
        _ when type == typeof(Guid) => Guid.AllBitsSet,
        _ when type == typeof(int) => int.MinValue,
        _ when type == typeof(long) => long.MaxValue,
        _ when type == typeof(short) => (short)-1,
        _ when type == typeof(bool) => true,
        _ when type == typeof(DateTimeOffset) => Moment,
        _ when type == typeof(DateTime) => Moment.UtcDateTime,
        _ when type == typeof(byte[]) => new byte[] { 0, 255, 92, 39 },
        _ when type == typeof(List<string>) => new List<string> { "", "a,b", "\"c\\\"", "NULL", "{d}", " e " },
        _ when type.IsEnum => Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!,
        _ => throw new NotSupportedException($"no value of {type} is known"),
    };
}
