using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

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
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>().Publish(new NoteTaken(Guid.NewGuid(), "saved"));
            await scope.ServiceProvider.GetRequiredService<NotesDb>().SaveChangesAsync();
        }

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
    public async Task A_message_that_cannot_be_sent_holds_up_none_of_those_behind_it(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        // One row a batch: the poison is always in front.
        var host = await here.Start(
            ["--Outbox:BatchSize=1", "--Outbox:PollInterval=00:00:00.020", "--Outbox:RetryDelay=00:00:00.010"],
            NotesService(), ListenerService());
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
        var publish = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();

        for (var i = 0; i < 4; i++) await publish.Publish(new NoteTaken(Guid.NewGuid(), $"{i}"));
        var rows = db.ChangeTracker.Entries<OutboxRow>().ToList();
        rows[0].Property(row => row.Destination).CurrentValue = "nowhere:at-all";
        rows[1].Property(row => row.Body).CurrentValue = "no envelope";
        await db.SaveChangesAsync();

        Assert.Equal(["2", "3"], (await here.Arrivals.Next(2)).Select(arrival => ((NoteTaken)arrival.Message).Text).Order());
        await using var tries = await Notifications.OnUpdate(here.Database, "notes.outbox");
        while (true)
        {
            await tries.Next();
            var poison = await host.Ask(other => other.Outbox.AsNoTracking().OrderBy(row => row.SequenceNumber).ToListAsync());
            Assert.Equal(2, poison.Count);
            if (poison.Any(row => row.Attempts < 3)) continue;
            Assert.All(poison, row => Assert.NotEmpty(row.LastError!));
            Assert.All(poison, row => Assert.True(row.NextAttemptAt > row.CreatedAt));
            break;
        }
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_message_that_is_sent_again_keeps_its_identity_and_is_consumed_once(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start(
            ["--Outbox:PollInterval=00:00:00.020", "--Outbox:RetryDelay=00:00:00.010", "--Bus:PrefetchCount=1"], NotesService());
        var sent = new SentTwice();
        host.Services.GetRequiredService<IBus>().ConnectSendObserver(sent);

        await SendInScope("first");
        await sent.Again;
        await SendInScope("last");

        var arrived = await here.Arrivals.Until<TakeNote>(note => note.Text == "last");
        Assert.Equal(2, arrived.Count);
        Assert.Equal(2, sent.Ids.Count);
        Assert.Single(sent.Ids.Distinct());

        async Task SendInScope(string text)
        {
            await using var scope = host.Services.CreateAsyncScope();
            var queue = await scope.ServiceProvider.GetRequiredService<ISendEndpointProvider>()
                .GetSendEndpoint(Queues.Address<TakeNote>(Notes));
            await queue.Send(new TakeNote(Guid.NewGuid(), text));
            await scope.ServiceProvider.GetRequiredService<NotesDb>().SaveChangesAsync();
        }
    }

    [Fact]
    public async Task A_command_waits_in_the_outbox_until_its_queue_is_there()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start(["--Outbox:PollInterval=00:00:00.020", "--Outbox:RetryDelay=00:00:00.010"], NotesService());
        await using var tries = await Notifications.OnUpdate(here.Database, "notes.outbox");
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var queue = await scope.ServiceProvider.GetRequiredService<ISendEndpointProvider>()
                .GetSendEndpoint(Queues.Address<DropNote>("later"));
            await queue.Send(new DropNote(Guid.NewGuid()));
            await scope.ServiceProvider.GetRequiredService<NotesDb>().SaveChangesAsync();
        }
        await tries.Next();

        await here.Start([], new TestModule("later") { Consumers = bus => bus.AddServiceConsumer<DropNoteConsumer>("later") });

        Assert.IsType<DropNote>((await here.Arrivals.Next()).Message);
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_message_that_is_never_answered_holds_up_those_behind_it_once_at_most(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start(
            ["--Outbox:BatchSize=1", "--Outbox:PollInterval=00:00:00.020", "--Outbox:RetryDelay=00:00:00.010",
             "--Outbox:FirstSendTimeout=00:00:00.100", "--Outbox:SendTimeout=00:09:00"],
            NotesService(), ListenerService());
        using var stuck = new StuckSending();
        host.Services.GetRequiredService<IBus>().ConnectSendObserver(stuck);

        await PublishInScope("stuck", stuck.MessageId);
        await stuck.Retried;
        await PublishInScope("behind", Guid.NewGuid());

        Assert.Equal("behind", Assert.IsType<NoteTaken>((await here.Arrivals.Next()).Message).Text);

        async Task PublishInScope(string text, Guid id)
        {
            await using var scope = host.Services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IPublishEndpoint>()
                .Publish(new NoteTaken(Guid.NewGuid(), text), context => context.MessageId = id);
            await scope.ServiceProvider.GetRequiredService<NotesDb>().SaveChangesAsync();
        }
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task An_address_that_would_declare_a_queue_does_not(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start([], NotesService());

        await using var scope = host.Services.CreateAsyncScope();
        var queue = await scope.ServiceProvider.GetRequiredService<ISendEndpointProvider>().GetSendEndpoint(new Uri("queue:notes-take-note"));
        await queue.Send(new TakeNote(Guid.NewGuid(), "by the queue's name"));
        var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
        await db.SaveChangesAsync();

        Assert.Equal("exchange:notes-take-note", db.ChangeTracker.Entries<OutboxRow>().Single().Entity.Destination);
        Assert.IsType<TakeNote>((await here.Arrivals.Next()).Message);
    }

    [Fact]
    public async Task Two_processes_of_one_service_send_nothing_twice()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await here.Stop(await here.Start([], NotesService(), ListenerService()));
        var writer = here.Build([], NotesService(), ListenerService());
        await using (var scope = writer.Services.CreateAsyncScope())
        {
            var publish = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
            for (var i = 0; i < 200; i++) await publish.Publish(new NoteTaken(Guid.NewGuid(), $"{i}"));
            await scope.ServiceProvider.GetRequiredService<NotesDb>().SaveChangesAsync();
        }

        string[] smallBatches = ["--Outbox:BatchSize=5"];
        var hosts = await Task.WhenAll(
            here.Start(smallBatches, NotesService(), ListenerService()), here.Start(smallBatches, NotesService(), ListenerService()));

        var arrived = await here.Arrivals.Next(200);
        Assert.Equal(200, arrived.DistinctBy(arrival => arrival.MessageId).Count());
        Assert.Empty(await hosts[0].OutboxAtRest());
        Assert.Equal(0, here.Arrivals.Waiting);
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
            await using var scope = host.Services.CreateAsyncScope();
            var queue = await scope.ServiceProvider.GetRequiredService<ISendEndpointProvider>()
                .GetSendEndpoint(Queues.Address<TakeNote>(Notes));
            await queue.Send(new TakeNote(Guid.NewGuid(), "traced"));
            await scope.ServiceProvider.GetRequiredService<NotesDb>().SaveChangesAsync();
        }

        var arrived = await here.Arrivals.Until<NoteTaken>();
        Assert.Equal([typeof(TakeNote), typeof(NoteTaken)], arrived.Select(arrival => arrival.Message.GetType()));
        Assert.All(arrived, arrival => Assert.Equal(trace, arrival.Trace));
    }
}
