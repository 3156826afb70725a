using RabbitMQ.Client;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>Queues that exist and are of another kind than is configured, as after an upgrade.</summary>
public sealed class QueueRenewalTests
{
    private const string Queue = "notes-take-note";

    [Theory, InlineData(false), InlineData(true)]
    public async Task A_queue_of_the_other_kind_is_made_anew_and_what_was_in_it_is_consumed(bool durable)
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await using var broker = await RawBroker.Of(here);
        await here.Stop(await here.Start([$"--Bus:Durable={!durable}"], NotesService()));
        foreach (var text in (string[])["first", "second"]) await broker.Send(Queue, new TakeNote(Guid.NewGuid(), text), Guid.NewGuid());
        // Such a queue counts how often it hands a message out; that count is not the new queue's.
        await broker.HandOutAndBack(Queue, messages: 2);

        var host = await here.Start([$"--Bus:Durable={durable}", "--Bus:PrefetchCount=1"], NotesService());

        Assert.Equal(["first", "second"], (await here.Arrivals.Next(2)).Select(arrival => ((TakeNote)arrival.Message).Text));
        await host.Send(new TakeNote(Guid.NewGuid(), "behind"));
        Assert.Equal("behind", ((TakeNote)(await here.Arrivals.Next()).Message).Text);
        await here.Stop(host);
        await using var channel = await broker.Connection.CreateChannelAsync();
        // Refused unless it is of the kind that was asked for.
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false, Arguments(durable));
    }

    [Fact]
    public async Task Queues_that_are_not_this_processes_stay_as_they_are_and_so_do_dead_letters()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await using var broker = await RawBroker.Of(here);
        var quorum = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        string[] others = ["dead-letters", "listeners-note-taken", "notes-other"];
        foreach (var other in others)
        {
            await broker.Channel.QueueDeclareAsync(other, durable: true, exclusive: false, autoDelete: false, quorum);
            await broker.Put(other, [1], Guid.NewGuid());
        }

        await here.Stop(await here.Start([], NotesService()));

        foreach (var other in others)
        {
            await broker.Channel.QueueDeclareAsync(other, durable: true, exclusive: false, autoDelete: false, quorum);
            Assert.NotNull(await broker.Channel.BasicGetAsync(other, autoAck: true));
        }
    }

    private static Dictionary<string, object?> Arguments(bool durable) => durable
        ? new() { ["x-dead-letter-exchange"] = "dead-letters", ["x-queue-type"] = "quorum", ["x-delivery-limit"] = 20 }
        : new() { ["x-dead-letter-exchange"] = "dead-letters" };
}
