using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Storyteller.Testing;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

public sealed class StorageTests
{
    [Fact]
    public async Task Everything_of_a_service_is_in_its_schema()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);
        var host = await here.Start([], Keyed("npc-decision"));

        Assert.Equal(
            ["counters", "inbox", "migrations_history", "notes", "outbox", "suspects"], await Tables(here.Database, "npc_decision"));
        Assert.Empty(await Tables(here.Database, "public"));
        Assert.NotNull(host);
    }

    [Fact]
    public async Task One_context_type_serves_two_services_of_one_host_each_in_its_own_schema()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);
        var host = await here.Start([], Keyed("one"), Keyed("other"));

        await using var scope = host.Services.CreateAsyncScope();
        var one = scope.ServiceProvider.GetRequiredKeyedService<NotesDb>("one");
        one.Add(new Note { NoteId = Guid.NewGuid(), Text = "only here" });
        await one.SaveChangesAsync();

        Assert.Equal(1, await one.Notes.CountAsync());
        Assert.Equal(0, await scope.ServiceProvider.GetRequiredKeyedService<NotesDb>("other").Notes.CountAsync());
    }

    [Fact]
    public async Task Many_processes_may_bring_one_schema_up_to_date_at_the_same_time()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);

        var hosts = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => here.Start([], Keyed("one"), Keyed("other"))));

        Assert.Equal(6, hosts.Length);
        Assert.Equal(6, (await Tables(here.Database, "one")).Count);
        Assert.Equal(6, (await Tables(here.Database, "other")).Count);
    }

    [Fact]
    public async Task Starting_again_changes_nothing()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);
        var host = await here.Start([], NotesService());
        await host.Ask(db => db.Database.ExecuteSqlAsync($"""INSERT INTO notes ("NoteId", "Text") VALUES (gen_random_uuid(), 'kept')"""));
        await here.Stop(host);

        var again = await here.Start([], NotesService());

        Assert.Equal("kept", await again.Ask(db => db.Notes.Select(note => note.Text).SingleAsync()));
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_in_time_is_named()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        silent.Stop();

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => here.Start(
            [$"--ConnectionStrings:storyteller=Host=127.0.0.1;Port={port};Database=story;Username=me", "--Storage:StartTimeout=00:00:00"],
            NotesService()));

        Assert.Contains($"story on 127.0.0.1:{port}", refused.Message);
        Assert.Contains("Storage:StartTimeout", refused.Message);
    }

    [Fact]
    public async Task A_database_that_comes_later_is_waited_for()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);
        var later = new NpgsqlConnectionStringBuilder(here.Database.ConnectionString) { Database = $"later_{Guid.NewGuid():n}" };
        var starting = here.Start([$"--ConnectionStrings:storyteller={later}"], NotesService());
        await Execute(here.Database.ConnectionString, $"CREATE DATABASE {later.Database}");

        var host = await starting;

        Assert.Equal(0, await host.Ask(db => db.Notes.CountAsync()));
        await here.Stop(host);
        await Execute(here.Database.ConnectionString, $"DROP DATABASE {later.Database} WITH (FORCE)");
    }

    private static TestModule Keyed(string service) => new(service) { Services = builder => builder.AddKeyedStorage<NotesDb>(service) };

    private static async Task<List<string>> Tables(TestDatabase database, string schema)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand("SELECT tablename FROM pg_tables WHERE schemaname = $1 ORDER BY 1", connection)
        {
            Parameters = { new() { Value = schema } },
        };
        await using var reader = await command.ExecuteReaderAsync();
        var tables = new List<string>();
        while (await reader.ReadAsync()) tables.Add(reader.GetString(0));
        return tables;
    }

    private static async Task Execute(string server, string statement)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(statement, connection);
        await command.ExecuteNonQueryAsync();
    }
}
