using System.Text;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using RabbitMQ.Client;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>What cannot be consumed is set aside, once, and says why.</summary>
public sealed class DeadLettersTests
{
    private const string Queue = "notes-take-note";

    public static TheoryData<string, byte[], string, string?> Kinds => new()
    {
        { "empty", [], "could not be read", "JsonException" },
        { "broken", Encoding.UTF8.GetBytes("""{ "messageId": "and here it bre"""), "could not be read", "JsonException" },
        { "of an unknown type", Envelope(new DropNote(Guid.Empty)), "has a type that nobody takes here", null },
        { "large", Envelope(new TakeNote(Guid.Empty, new string('x', 5000))), "and Bus:MaxMessageBytes is 5000", null },
        { "thrown at", Envelope(new TakeNote(Guid.Empty, "", Fail: true)), "made its consumer fail", "It was told to" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_message_that_cannot_be_consumed_is_one_letter_that_says_why(string kind, byte[] body, string why, string? thrown)
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start(["--Bus:MaxMessageBytes=5000", "--Bus:RetryMilliseconds:0=1"], NotesService());
        await using var broker = await RawBroker.Of(here);
        await broker.TakeLetters();
        var id = Guid.NewGuid();

        await broker.Put(Queue, body, id);
        var letter = await broker.NextLetter();
        await broker.Put(Queue, [], Guid.NewGuid());
        var last = await broker.NextLetter();

        Assert.True((id.ToString(), Queue) == (letter.Id, letter.From), kind);
        Assert.Equal(body, letter.Body);
        Assert.Contains(why, letter.Why);
        if (thrown is null) Assert.Null(letter.Thrown);
        else Assert.Contains(thrown, letter.Thrown);
        Assert.NotEqual(id.ToString(), last.Id);
        await here.Stop(host);
        Assert.Equal(0u, await broker.Count(Queue));
        Assert.False(await here.Broker!.HasQueueAsync(Queue + "_error"));
        Assert.False(await here.Broker.HasQueueAsync(Queue + "_skipped"));
    }

    [Fact]
    public async Task Of_two_copies_that_a_dying_process_made_of_one_message_one_becomes_a_letter()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start([], NotesService());
        await using var broker = await RawBroker.Of(here);
        await broker.TakeLetters();
        var id = Guid.NewGuid();

        foreach (var number in (int[])[7, 8])
            await broker.Put(Queue, [], id, new Dictionary<string, object?> { ["storyteller-copy"] = $"{id:N}.{number}" });
        await broker.Put(Queue, [], Guid.NewGuid());

        var letters = await broker.NextLetters(2);
        Assert.Single(letters, letter => letter.Id == id.ToString());
        await here.Stop(host);
        Assert.Equal(0u, await broker.Count(Queue));
    }

    [Fact]
    public async Task Messages_without_an_id_are_letters_each_though_they_are_the_same()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await here.Start([], NotesService());
        await using var broker = await RawBroker.Of(here);
        await broker.TakeLetters();

        for (var i = 0; i < 3; i++) await broker.Put(Queue, [], id: null);

        Assert.All(await broker.NextLetters(3), letter => Assert.Null(letter.Id));
    }

    [Fact]
    public async Task A_letter_that_is_brought_back_is_a_message_again()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await here.Start(["--Bus:RetryMilliseconds:0=1"], NotesService());
        await using var broker = await RawBroker.Of(here);
        await broker.TakeLetters();
        var id = Guid.NewGuid();
        await broker.Send(Queue, new TakeNote(id, "told to fail", Fail: true), id);
        var letter = await broker.NextLetter();

        // As a shovel does it; the second time its fault is mended.
        await broker.Put(Queue, letter.Body, id, new Dictionary<string, object?>(letter.Headers));
        var again = await broker.NextLetter();
        await broker.Put(Queue, RawBroker.Envelope(new TakeNote(id, "mended"), id), id, new Dictionary<string, object?>(again.Headers));

        await here.Arrivals.Until<TakeNote>(note => note.Text == "mended");
        Assert.Equal((id.ToString(), letter.Why), (again.Id, again.Why));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Queues_that_are_of_another_kind_or_of_one_instance_have_the_same_letter_box(bool durable)
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await here.Start([$"--Bus:Durable={durable}"], NotesService(), new TestModule(Listeners)
        {
            Consumers = bus => bus.AddConsumer<NoteTakenConsumer>()
                .Endpoint(endpoint => (endpoint.Name, endpoint.InstanceId, endpoint.Temporary) = ("hearing", "here", true)),
        });
        await using var broker = await RawBroker.Of(here);
        await broker.TakeLetters();

        await broker.Put(Queue, [], Guid.NewGuid());
        var kept = await broker.NextLetter();
        await broker.Channel.BasicPublishAsync("Storyteller.ServiceDefaults.Tests:NoteTaken", "", mandatory: true, body: (byte[])[1, 2]);
        var heard = await broker.NextLetter();

        Assert.Equal(Queue, kept.From);
        Assert.StartsWith("hearing", heard.From, StringComparison.Ordinal);
        Assert.Equal([1, 2], heard.Body);
        Assert.False(await here.Broker!.HasQueueAsync(heard.From + "_error"));
    }

    [Fact]
    public async Task A_letter_box_of_an_older_version_stays_in_use()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await using var broker = await RawBroker.Of(here);
        await broker.Channel.QueueDeclareAsync("dead-letters", durable: true, exclusive: false, autoDelete: false);
        await here.Start([], NotesService());
        await broker.TakeLetters();
        var id = Guid.NewGuid();

        await broker.Put(Queue, [], id);

        Assert.Equal(id.ToString(), (await broker.NextLetter()).Id);
    }

    [Fact]
    public async Task Poison_on_one_queue_of_a_service_stops_nobody_else()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start(["--Bus:PrefetchCount=4"], NotesService(), ListenerService());
        await using var broker = await RawBroker.Of(here);
        for (var i = 0; i < 50; i++)
            await broker.Put(Queue, i % 2 == 0 ? [] : Envelope(new TakeNote(Guid.NewGuid(), "thrown at", Fail: true)), Guid.NewGuid());

        await host.Publish(new NoteTaken(Guid.NewGuid(), "heard meanwhile"));
        await host.Send(new TakeNote(Guid.NewGuid(), "behind"));

        var arrived = await here.Arrivals.Until<NoteTaken>(note => note.Text == "behind");
        Assert.Contains(arrived, arrival => arrival.Message is NoteTaken { Text: "heard meanwhile" });
        Assert.Equal(1, await host.Ask(db => db.Notes.CountAsync()));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_consumer_that_throws_does_no_harm_to_those_who_come_after(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start(["--Bus:RetryMilliseconds:0=1", "--Bus:PrefetchCount=2"], NotesService(), ListenerService());

        for (var i = 0; i < 10; i++) await host.Send(new TakeNote(Guid.NewGuid(), "thrown at", Fail: true));
        await host.Send(new TakeNote(Guid.NewGuid(), "last"));

        var arrived = new List<Arrival>();
        while (arrived.Count(arrival => arrival.Message is Fault<TakeNote>) < 10
            || !arrived.Any(arrival => arrival.Message is NoteTaken { Text: "last" })) arrived.Add(await here.Arrivals.Next());
        Assert.Equal(10, arrived.Count(arrival => arrival.Message is Fault<TakeNote>));
        Assert.Equal(20, arrived.Count(arrival => arrival.Message is TakeNote { Fail: true }));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_message_whose_transaction_cannot_commit_is_told_of_as_a_fault_too(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start(["--Bus:RetryMilliseconds:0=1"], NotesService(), ListenerService());
        await host.Ask(db => db.Database.ExecuteSqlAsync(
            $"""
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''not this one''; END';
            CREATE CONSTRAINT TRIGGER refuse AFTER INSERT ON notes DEFERRABLE INITIALLY DEFERRED
            FOR EACH ROW WHEN (NEW."Text" = 'refused') EXECUTE FUNCTION refuse();
            """));

        await host.Send(new TakeNote(Guid.NewGuid(), "refused"));

        var arrived = await here.Arrivals.Until<Fault<TakeNote>>();
        Assert.Contains("not this one", ((Fault<TakeNote>)arrived[^1].Message).Exceptions[0].Message);
        Assert.Equal(0, await host.Ask(db => db.Notes.CountAsync()));
    }

    private static byte[] Envelope<T>(T message) where T : class => RawBroker.Envelope(message, Guid.NewGuid());
}
