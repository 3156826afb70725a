using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>How committed messages reach the broker.</summary>
public sealed class OutboxDispatcherTests
{
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

        await host.SendInScope(new TakeNote(Guid.NewGuid(), "first"));
        await sent.Again;
        await host.SendInScope(new TakeNote(Guid.NewGuid(), "last"));

        var arrived = await here.Arrivals.Until<TakeNote>(note => note.Text == "last");
        Assert.Equal(2, arrived.Count);
        Assert.Equal(2, sent.Ids.Count);
        Assert.Single(sent.Ids.Distinct());
    }

    [Fact]
    public async Task A_command_waits_in_the_outbox_until_its_queue_is_there()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start(["--Outbox:PollInterval=00:00:00.020", "--Outbox:RetryDelay=00:00:00.010"], NotesService());
        await using var tries = await Notifications.OnUpdate(here.Database, "notes.outbox");
        await host.SendInScope(new DropNote(Guid.NewGuid()), "later");
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

        await host.PublishInScope(new NoteTaken(Guid.NewGuid(), "stuck"));
        await stuck.Retried;
        await host.PublishInScope(new NoteTaken(Guid.NewGuid(), "behind"));

        Assert.Equal("behind", Assert.IsType<NoteTaken>((await here.Arrivals.Next()).Message).Text);
    }

    [Fact]
    public async Task Two_processes_of_one_service_send_nothing_twice()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await here.Stop(await here.Start([], NotesService(), ListenerService()));
        var writer = here.Build([], NotesService(), ListenerService());
        await writer.PublishInScope(Enumerable.Range(0, 200).Select(number => new NoteTaken(Guid.NewGuid(), $"{number}")));

        string[] smallBatches = ["--Outbox:BatchSize=5"];
        var hosts = await Task.WhenAll(
            here.Start(smallBatches, NotesService(), ListenerService()), here.Start(smallBatches, NotesService(), ListenerService()));

        var arrived = await here.Arrivals.Next(200);
        Assert.Equal(200, arrived.DistinctBy(arrival => arrival.MessageId).Count());
        Assert.Empty(await hosts[0].OutboxAtRest());
        Assert.Equal(0, here.Arrivals.Waiting);
    }
}
