using System.Threading.Channels;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>Messages that came back, for whatever reason.</summary>
public sealed class SuspectTests
{
    private const string Queue = "notes-take-note";

    [Fact]
    public async Task A_message_that_was_begun_with_too_often_is_set_aside_and_told_of_and_not_begun_with_again()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await using var broker = await RawBroker.Of(here);
        var id = await CameBack(here, broker, times: 1);
        await Remember(here, id, begun: 3);

        await here.Start([], NotesService(), ListenerService());
        await broker.TakeLetters();

        var arrived = await here.Arrivals.Until<Fault<TakeNote>>();
        Assert.DoesNotContain(arrived, arrival => arrival.Message is TakeNote);
        Assert.Contains("was begun with 3 times", ((Fault<TakeNote>)arrived[^1].Message).Exceptions[0].Message);
        var letter = await broker.NextLetter();
        Assert.Equal(id.ToString(), letter.Id);
        Assert.Contains("was begun with 3 times", letter.Why);
    }

    [Fact]
    public async Task A_message_that_cannot_even_be_told_of_is_set_aside_all_the_same()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await using var broker = await RawBroker.Of(here);
        var id = await CameBack(here, broker, times: 1);
        await Remember(here, id, begun: 4);

        await here.Start([], NotesService(), ListenerService());
        await broker.TakeLetters();

        Assert.Equal(id.ToString(), (await broker.NextLetter()).Id);
        Assert.Equal(0, here.Arrivals.Waiting);
    }

    [Fact]
    public async Task What_is_left_of_a_message_that_was_set_aside_is_dropped()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await using var broker = await RawBroker.Of(here);
        var id = await CameBack(here, broker, times: 1);
        await Remember(here, id, begun: -7);

        var host = await here.Start(["--Bus:PrefetchCount=1"], NotesService());
        await host.Send(new TakeNote(Guid.NewGuid(), "behind"));

        Assert.Equal("behind", ((TakeNote)(await here.Arrivals.Next()).Message).Text);
        await here.Stop(host);
        Assert.Equal((0u, 0u), (await broker.Count(Queue), await broker.Count("dead-letters")));
    }

    [Theory, InlineData(1, false), InlineData(15, false), InlineData(15, true)]
    public async Task An_innocent_message_that_came_back_is_consumed_once_and_no_suspect_any_more(int times, bool durable)
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await using var broker = await RawBroker.Of(here);
        var id = await CameBack(here, broker, times, durable);

        var host = await here.Start([$"--Bus:Durable={durable}"], NotesService());
        await here.Arrivals.Until<TakeNote>();
        await here.Stop(host);

        var reader = here.Build([], NotesService());
        Assert.Equal([id], await reader.Ask(db => db.Notes.Select(note => note.NoteId).ToListAsync()));
        Assert.Equal(0, await reader.Ask(db => db.Set<Suspect>().CountAsync()));
        Assert.Equal((0u, 0u), (await broker.Count(Queue), await broker.Count("dead-letters")));
    }

    [Fact]
    public async Task A_message_that_the_broker_is_about_to_give_up_is_sent_anew_so_that_it_counts_from_the_beginning()
    {
        const string endless = "notes-endless";
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await using var broker = await RawBroker.Of(here);
        var work = new StoppingTests.Work();
        var service = NotesService(bus =>
        {
            bus.AddSingleton(work);
            bus.AddServiceConsumer<StoppingTests.EndlessConsumer>(Notes);
        });
        await here.Stop(await here.Start(["--Bus:Durable=true"], service));
        await broker.Send(endless, new StoppingTests.Begin(), Guid.NewGuid());
        for (var i = 0; i < 15; i++) await broker.HandOutAndBack(endless, messages: 1);

        var host = await here.Start(["--Bus:Durable=true", "--Bus:StopTimeout=00:00:02"], service);
        await work.Begun.Task.WaitAsync(Arrivals.TooLong, TestContext.Current.CancellationToken);
        await here.Stop(host);

        var given = (await broker.Channel.BasicGetAsync(endless, autoAck: true))!;
        Assert.True(given.Redelivered);
        Assert.InRange((long)given.BasicProperties.Headers!["x-delivery-count"]!, 1, 2);
    }

    [Fact]
    public async Task Messages_that_were_begun_with_before_are_consumed_alone_and_all_others_side_by_side()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await using var broker = await RawBroker.Of(here);
        var inside = new Inside();
        await here.Stop(await here.Start([], Entering(inside)));
        var (suspects, others) = (Ids(10), Ids(40));
        foreach (var id in suspects) await broker.Send(EnterConsumer.Queue, new Enter(Suspect: true), id);
        await broker.HandOutAndBack(EnterConsumer.Queue, suspects.Count);
        foreach (var id in others) await broker.Send(EnterConsumer.Queue, new Enter(Suspect: false), id);
        foreach (var id in suspects) await Remember(here, id, begun: 1, EnterConsumer.Queue);

        await here.Start([], Entering(inside));

        var met = new List<(bool Suspect, int Inside)>();
        while (met.Count < 50) met.Add(await inside.Next());
        Assert.All(met.Where(m => m.Suspect), m => Assert.Equal(1, m.Inside));
        Assert.Contains(met, m => m.Inside > 1);
    }

    [Fact]
    public async Task What_was_begun_with_long_ago_is_forgotten_and_the_rest_is_not()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);
        var host = await here.Start([], NotesService());
        await host.Ask(db => db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO suspects (message_id, queue, begun, begun_at)
            SELECT gen_random_uuid(), 'notes', 1, now() - make_interval(mins => CASE WHEN n <= 1500 THEN 61 ELSE 59 END)
            FROM generate_series(1, 1505) AS n;
            CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN PERFORM pg_notify(''forgotten'', (SELECT count(*)::text FROM gone)); RETURN NULL; END';
            CREATE TRIGGER tell AFTER DELETE ON suspects REFERENCING OLD TABLE AS gone FOR EACH STATEMENT EXECUTE FUNCTION tell();
            """));
        await using var forgotten = await Notifications.Listen(here.Database, "forgotten");
        await here.Stop(host);

        var cleaning = await here.Start(["--Bus:SuspectCleanInterval=00:00:00.050"], NotesService());

        Assert.Equal(["1000", "500"], [await forgotten.Next(), await forgotten.Next()]);
        Assert.Equal(5, await cleaning.Ask(db => db.Set<Suspect>().CountAsync()));
    }

    /// <summary>A note on the queue, handed out so often and given back, while its service is away.</summary>
    private static async Task<Guid> CameBack(Surroundings here, RawBroker broker, int times, bool durable = false)
    {
        await here.Stop(await here.Start([$"--Bus:Durable={durable}"], NotesService()));
        var id = Guid.NewGuid();
        await broker.Send(Queue, new TakeNote(id, "came back"), id);
        for (var i = 0; i < times; i++) await broker.HandOutAndBack(Queue, messages: 1);
        return id;
    }

    private static Task<int> Remember(Surroundings here, Guid id, int begun, string queue = Queue) => here.Build([], NotesService()).Ask(
        db => db.Database.ExecuteSqlAsync(
            $"INSERT INTO suspects (message_id, queue, begun, begun_at) VALUES ({id}, {queue}, {begun}, now())"));

    private static List<Guid> Ids(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];

    private static TestModule Entering(Inside inside) => new(Notes)
    {
        Services = builder =>
        {
            builder.AddStorage<NotesDb>(Notes);
            builder.Services.AddSingleton(inside);
        },
        Consumers = bus =>
        {
            bus.AddInboxAndOutbox<NotesDb>(Notes);
            bus.AddServiceConsumer<EnterConsumer>(Notes);
        },
    };

    public sealed record Enter(bool Suspect);

    /// <summary>Who is being consumed at this moment.</summary>
    public sealed class Inside
    {
        private readonly Channel<(bool, int)> _met = System.Threading.Channels.Channel.CreateUnbounded<(bool, int)>();
        private int _inside;

        public async Task Enter(bool suspect, Func<Task> stay)
        {
            var met = Interlocked.Increment(ref _inside);
            await stay();
            _met.Writer.TryWrite((suspect, Math.Max(met, Volatile.Read(ref _inside))));
            Interlocked.Decrement(ref _inside);
        }

        public async Task<(bool Suspect, int Inside)> Next() => await _met.Reader.ReadAsync().AsTask().WaitAsync(Arrivals.TooLong);
    }

    public sealed class EnterConsumer(Inside inside, NotesDb db) : IConsumer<Enter>
    {
        public const string Queue = "notes-enter";

        public Task Consume(ConsumeContext<Enter> context) =>
            inside.Enter(context.Message.Suspect, () => db.Database.ExecuteSqlAsync($"SELECT pg_sleep(0.02)"));
    }
}
