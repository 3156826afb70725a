using Microsoft.EntityFrameworkCore;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

public sealed class InboxTests
{
    /// <summary>One message at a time, so that what was sent later is also dealt with later.</summary>
    private const string OneByOne = "--Bus:PrefetchCount=1";

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_message_that_is_delivered_five_times_is_consumed_once(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start([OneByOne], NotesService());
        var (note, message) = (Guid.NewGuid(), Guid.NewGuid());

        for (var i = 0; i < 5; i++) await host.Send(new TakeNote(note, "once"), message);
        await host.Send(new TakeNote(Guid.NewGuid(), "last"));

        var arrived = await here.Arrivals.Until<TakeNote>(taken => taken.Text == "last");
        Assert.Equal(["once", "last"], arrived.Select(arrival => ((TakeNote)arrival.Message).Text));
        Assert.Equal(1, await host.Ask(db => db.Notes.CountAsync(row => row.NoteId == note)));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task Five_deliveries_at_the_same_time_are_consumed_once(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start([], NotesService(), ListenerService());
        var (note, message) = (Guid.NewGuid(), Guid.NewGuid());

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.Send(new TakeNote(note, "once"), message)));
        await here.Arrivals.Until<NoteTaken>();
        await here.Stop(host);

        var again = await here.Start([], NotesService(), ListenerService());
        Assert.Equal(1, await again.Ask(db => db.Notes.CountAsync()));
        Assert.Equal(1, await again.Ask(db => db.Inbox.CountAsync()));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_consumer_that_throws_leaves_neither_state_nor_messages(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start(["--Bus:RetryMilliseconds:0=1", "--Bus:RetryMilliseconds:1=1"], NotesService(), ListenerService());

        await host.Send(new TakeNote(Guid.NewGuid(), "never", Fail: true));
        var arrived = await here.Arrivals.Until<MassTransit.Fault<TakeNote>>();

        Assert.Equal(3, arrived.Count(arrival => arrival.Message is TakeNote));
        Assert.DoesNotContain(arrived, arrival => arrival.Message is NoteTaken);
        Assert.Equal(0, await host.Ask(db => db.Notes.CountAsync()));
        Assert.Equal(0, await host.Ask(db => db.Inbox.CountAsync()));
        Assert.Empty(await host.OutboxAtRest());
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task Queues_of_another_service_in_the_same_host_are_left_alone(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start([], NotesService(), ListenerService());
        var message = Guid.NewGuid();

        for (var i = 0; i < 5; i++) await host.Publish(new NoteTaken(Guid.NewGuid(), "heard"), message);

        Assert.All(await here.Arrivals.Next(5), arrival => Assert.Equal(message, arrival.MessageId));
        Assert.Equal(0, await host.Ask(db => db.Inbox.CountAsync()));
    }

    [Fact]
    public async Task What_was_taken_in_long_ago_is_forgotten_and_the_rest_is_not()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);
        var host = await here.Start([], NotesService());
        await host.Ask(db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO inbox (message_id, consumer_id, received_at)
            SELECT gen_random_uuid(), gen_random_uuid(), now() - make_interval(days => CASE WHEN n <= 25 THEN 8 ELSE 6 END)
            FROM generate_series(1, 30) AS n
            """));
        await host.Ask(db => db.Database.ExecuteSqlAsync(
            $"""
            CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_notify(''forgotten'', (SELECT count(*)::text FROM gone)); RETURN NULL; END';
            CREATE TRIGGER tell AFTER DELETE ON inbox REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tell();
            """));
        await using var forgotten = await Notifications.Listen(here.Database, "forgotten");
        await here.Stop(host);

        var cleaning = await here.Start(["--Outbox:InboxCleanInterval=00:00:00.050", "--Outbox:InboxCleanBatch=10"], NotesService());

        Assert.Equal(["10", "10", "5"], [await forgotten.Next(), await forgotten.Next(), await forgotten.Next()]);
        Assert.Equal(5, await cleaning.Ask(db => db.Inbox.CountAsync()));
    }
}
