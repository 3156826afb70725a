using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Storyteller.ServiceDefaults.Tests;

/// <param name="Deadly">Whoever takes it dies of it.</param>
public sealed record Swallow(Guid Id, bool Deadly, string Padding = "");

/// <summary>Of another type than anybody takes.</summary>
public sealed record Spit(Guid Id);

/// <summary>Writes down that it begins, which lasts whatever comes of it; then notes it, or ends its process.</summary>
public sealed class SwallowConsumer(NotesDb db) : IConsumer<Swallow>
{
    public async Task Consume(ConsumeContext<Swallow> context)
    {
        await WriteDown(context.Message.Id);
        // As a fault in native code or an exhausted memory would: nothing is finished, nothing is handed back.
        if (context.Message.Deadly) Process.GetCurrentProcess().Kill();
        db.Add(new Note { NoteId = context.Message.Id, Text = "swallowed" });
        await db.SaveChangesAsync(context.CancellationToken);
    }

    private async Task WriteDown(Guid id)
    {
        // From a pool of its own: who has a connection of the service's own already must not wait for another one of those.
        var elsewhere = new NpgsqlConnectionStringBuilder(db.Database.GetConnectionString()) { ApplicationName = "begun" };
        await using var connection = new NpgsqlConnection(elsewhere.ConnectionString);
        await connection.OpenAsync();
        await using var insert = new NpgsqlCommand("INSERT INTO public.begun (id) VALUES ($1)", connection)
        {
            Parameters = { new() { Value = id } },
        };
        await insert.ExecuteNonQueryAsync();
    }
}

/// <summary>The service that takes whatever comes, in a process of its own or of a test.</summary>
public static class Swallowing
{
    public const string Service = "swallowing";
    public const string Queue = "swallowing-swallow";

    /// <summary>The setting that has a process of this program be the service.</summary>
    public const string InAProcess = "--service=swallowing";

    public static TestModule Module(Action<IBusRegistrationConfigurator>? more = null) => new(Service)
    {
        Services = builder => builder.AddStorage<NotesDb>(Service),
        Consumers = bus =>
        {
            bus.AddInboxAndOutbox<NotesDb>(Service);
            bus.AddServiceConsumer<SwallowConsumer>(Service);
            more?.Invoke(bus);
        },
    };
}
