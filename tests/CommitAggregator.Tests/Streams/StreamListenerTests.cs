using System.Net.ServerSentEvents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Tests.Situations;

namespace Storyteller.CommitAggregator.Tests.Streams;

/// <summary>Live streams are woken by <see cref="StreamListener"/>, on whichever instance they are.</summary>
public sealed class StreamListenerTests(Servers servers) : IClassFixture<Servers>
{
    [Fact]
    public async Task A_stream_on_another_instance_than_the_one_that_takes_the_steps_gets_every_event()
    {
        await using var one = await AnAggregator.Start(servers.Database, servers.Broker);
        await using var two = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await one.Begin();
        var streams = await Task.WhenAll(one.Listen(session.SessionId), two.Listen(session.SessionId));
        foreach (var stream in streams) Assert.Equal("ready", await Next(stream));

        await one.Command(session.SessionId);

        // Both instances take answers from the same queue; whichever takes a step, both streams must see it.
        foreach (var stream in streams) Assert.Equal("phase", await Next(stream));
        foreach (var stream in streams) await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_ends_when_its_process_stops_and_holds_nothing_up()
    {
        var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = await aggregator.Begin();
        var stream = await aggregator.Listen(session.SessionId);
        Assert.Equal("ready", await Next(stream));

        var stopping = aggregator.Stop();
        Assert.False(await stream.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)));

        await stopping;
        await aggregator.DisposeAsync();
    }

    [Fact]
    public async Task Waking_a_session_that_nobody_listens_to_does_nothing_and_a_listener_is_woken_once_for_many()
    {
        var live = new LiveSessions();
        var session = Guid.CreateVersion7();
        live.Wake(session);
        using var listening = live.Listen(session);
        live.Wake(Guid.CreateVersion7());
        live.Wake(session);
        live.Wake(session);

        Assert.True(await listening.Changed(TimeSpan.FromMinutes(1), TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.False(await listening.Changed(TimeSpan.Zero, TimeProvider.System, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whatever_writes_an_event_of_a_session_wakes_those_who_listen_to_it()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = (await aggregator.Begin()).SessionId;
        var stream = await aggregator.Listen(session);
        Assert.Equal("ready", await Next(stream));

        await aggregator.Read(db =>
        {
            db.Stream.Add(new StreamEvent { SessionId = session, Name = "rewound", Data = "{}" });
            return db.SaveChangesAsync();
        });

        // Long before it would look by itself.
        Assert.Equal("rewound", await Next(stream));
        await stream.DisposeAsync();
    }

    [Fact]
    public async Task A_stream_goes_on_after_the_connection_broke_on_which_the_database_told_of_events()
    {
        await using var aggregator = await AnAggregator.Start(servers.Database, servers.Broker);
        var session = (await aggregator.Begin()).SessionId;
        var stream = await aggregator.Listen(session);
        Assert.Equal("ready", await Next(stream));

        await aggregator.Read(db => db.Database.ExecuteSqlRawAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'"));
        await aggregator.Command(session);

        Assert.Equal("phase", await Next(stream));
        await stream.DisposeAsync();
    }

    private static async Task<string> Next(IAsyncEnumerator<SseItem<string>> events)
    {
        Assert.True(await events.MoveNextAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1)));
        return events.Current.EventType;
    }
}
