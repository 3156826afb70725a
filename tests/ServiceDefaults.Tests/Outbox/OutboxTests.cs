using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>What a message has to do with the state that caused it.</summary>
public sealed class OutboxTests
{
    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task What_a_consumer_publishes_leaves_with_its_state_and_then_the_outbox_is_empty(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start([], NotesService(), ListenerService());
        var note = Guid.NewGuid();

        await host.Send(new TakeNote(note, "told"));

        await here.Arrivals.Until<NoteTaken>(taken => taken.NoteId == note);
        Assert.Equal("told", await host.Ask(db => db.Notes.Select(row => row.Text).SingleAsync()));
        Assert.Empty(await host.OutboxAtRest());
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task What_is_published_in_a_plain_scope_leaves_when_it_is_saved_and_never_before(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start([], NotesService(), ListenerService());

        await using (var scope = host.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new NoteTaken(Guid.NewGuid(), "forgotten"));
        await host.PublishInScope(new NoteTaken(Guid.NewGuid(), "saved"));

        Assert.Equal("saved", Assert.IsType<NoteTaken>((await here.Arrivals.Next()).Message).Text);
        Assert.Empty(await host.OutboxAtRest());
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task What_is_sent_in_a_transaction_of_the_caller_leaves_when_that_commits(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        // Nothing is found by looking now and then: only the commit itself wakes the dispatcher.
        var host = await here.Start(["--Outbox:PollInterval=00:09:00"], NotesService());

        await SendAndSave("rolled back", commit: false);
        await SendAndSave("committed", commit: true);

        Assert.Equal("committed", Assert.IsType<TakeNote>((await here.Arrivals.Next()).Message).Text);

        async Task SendAndSave(string text, bool commit)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
            await using var transaction = await db.Database.BeginTransactionAsync();
            var queue = await scope.ServiceProvider.GetRequiredService<ISendEndpointProvider>()
                .GetSendEndpoint(Queues.Address<TakeNote>(Notes));
            await queue.Send(new TakeNote(Guid.NewGuid(), text));
            await db.SaveChangesAsync();
            if (commit) await transaction.CommitAsync();
        }
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task What_was_committed_when_the_process_ended_leaves_after_a_restart_as_the_same_message(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        await here.Stop(await here.Start([], NotesService(), ListenerService()));

        // Built and never started: it writes, and nothing of it dispatches.
        var ended = here.Build([], NotesService(), ListenerService());
        Guid? message = null;
        await using (var scope = ended.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>()
                .Publish(new NoteTaken(Guid.NewGuid(), "late"), context => message = context.MessageId);
            await scope.ServiceProvider.GetRequiredService<NotesDb>().SaveChangesAsync();
        }
        await here.Stop(ended);
        Assert.Equal(0, here.Arrivals.Waiting);

        var host = await here.Start([], NotesService(), ListenerService());

        Assert.Equal(message, (await here.Arrivals.Next()).MessageId);
        Assert.Empty(await host.OutboxAtRest());
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task An_address_that_would_declare_a_queue_does_not(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start([], NotesService());

        await using var scope = host.Services.CreateAsyncScope();
        var queue = await scope.ServiceProvider.GetRequiredService<ISendEndpointProvider>()
            .GetSendEndpoint(new Uri("queue:notes-take-note"));
        await queue.Send(new TakeNote(Guid.NewGuid(), "by the queue's name"));
        var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
        await db.SaveChangesAsync();

        Assert.Equal("exchange:notes-take-note", db.ChangeTracker.Entries<OutboxRow>().Single().Entity.Destination);
        Assert.IsType<TakeNote>((await here.Arrivals.Next()).Message);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task What_leaves_later_stays_in_the_trace_of_what_caused_it(Transport transport)
    {
        using var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        using var source = new ActivitySource(nameof(OutboxTests));
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start([], NotesService(), ListenerService());
        ActivityTraceId trace;

        using (var root = source.StartActivity("a player acts"))
        {
            trace = root!.TraceId;
            await host.SendInScope(new TakeNote(Guid.NewGuid(), "traced"));
        }

        var arrived = await here.Arrivals.Until<NoteTaken>();
        Assert.Equal([typeof(TakeNote), typeof(NoteTaken)], arrived.Select(arrival => arrival.Message.GetType()));
        Assert.All(arrived, arrival => Assert.Equal(trace, arrival.Trace));
    }
}
