using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>The services that tests put together, and looks into the one with storage.</summary>
public static class Services
{
    public const string Notes = "notes";
    public const string Listeners = "listeners";

    /// <summary>Has storage, inbox and outbox.</summary>
    public static TestModule NotesService(Action<IBusRegistrationConfigurator>? more = null) => new(Notes)
    {
        Services = builder => builder.AddStorage<NotesDb>(Notes),
        Consumers = bus =>
        {
            bus.AddInboxAndOutbox<NotesDb>(Notes);
            bus.AddServiceConsumer<TakeNoteConsumer>(Notes);
            more?.Invoke(bus);
        },
    };

    /// <summary>Has none, and hears what the other one says.</summary>
    public static TestModule ListenerService(Action<IBusRegistrationConfigurator>? more = null) => new(Listeners)
    {
        Consumers = bus =>
        {
            bus.AddServiceConsumer<NoteTakenConsumer>(Listeners);
            bus.AddServiceConsumer<FailedNoteConsumer>(Listeners);
            more?.Invoke(bus);
        },
    };

    public static async Task<T> Ask<T>(this WebApplication host, Func<NotesDb, Task<T>> question)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await question(scope.ServiceProvider.GetRequiredService<NotesDb>());
    }

    /// <summary>What is in the outbox once whoever has rows of it in hand is done with them.</summary>
    public static Task<List<OutboxRow>> OutboxAtRest(this WebApplication host) => host.Ask(
        db => db.Outbox.FromSql($"SELECT * FROM outbox FOR UPDATE").AsNoTracking().ToListAsync());

    public static async Task Send<T>(this WebApplication host, T message, Guid? id = null) where T : class
    {
        var endpoint = await host.Services.GetRequiredService<IBus>().GetSendEndpoint(Queues.Address<T>(Notes));
        await endpoint.Send(message, context => context.MessageId = id ?? context.MessageId);
    }

    public static Task Publish<T>(this WebApplication host, T message, Guid? id = null) where T : class =>
        host.Services.GetRequiredService<IBus>().Publish(message, context => context.MessageId = id ?? context.MessageId);
}
