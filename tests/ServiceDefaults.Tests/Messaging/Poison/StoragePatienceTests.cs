using System.Data.Common;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>Storage that is away for a moment is no fault of a message or of a request.</summary>
public sealed class StoragePatienceTests
{
    public static TheoryData<bool, Exception> Failures => new()
    {
        { true, Refused() },
        { true, new DbUpdateException("could not be saved", Refused()) },
        { true, new InvalidOperationException("An exception has been raised that is likely due to a transient failure.", Refused()) },
        { true, new AggregateException(new ArgumentException("not this one"), Refused()) },
        { true, new NpgsqlException("Exception while reading from stream", new IOException("the end")) },
        { true, Postgres("57P01", "FATAL") },
        { true, Postgres("57P03", "FATAL") },
        { true, Postgres("53300", "FATAL") },
        { true, Postgres("55000", "FATAL") },
        { true, Postgres("08006", "FATAL") },
        { false, Postgres("55000", "ERROR") },
        { false, Postgres("23505", "ERROR") },
        { false, Postgres("40P01", "ERROR") },
        { false, Postgres("28P01", "FATAL") },
        { false, Postgres("42P01", "ERROR") },
        { false, new InvalidOperationException("It was told to") },
        { false, new OperationCanceledException() },
    };

    [Theory, MemberData(nameof(Failures))]
    public void Storage_that_is_away_is_told_from_everything_else(bool away, Exception failure) =>
        Assert.Equal(away, StorageAway.Is(failure));

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_consumer_whose_storage_is_away_is_tried_again_until_it_is_back(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        // Two tries for whoever throws for another reason.
        var host = await here.Start(["--Bus:RetryMilliseconds:0=1"], Waiting(failures: 4));

        await host.Publish(new NoteTaken(Guid.NewGuid(), "patient"));

        var arrived = await here.Arrivals.Next(5);
        Assert.Single(arrived.DistinctBy(arrival => arrival.MessageId));
        Assert.Equal(0, here.Arrivals.Waiting);
    }

    [Fact]
    public async Task A_consumer_whose_storage_stays_away_has_failed_in_the_end()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start(["--Bus:StoragePatience=00:00:00.200"], Waiting(failures: int.MaxValue));
        await using var broker = await RawBroker.Of(here);
        await broker.TakeLetters();

        await host.Publish(new NoteTaken(Guid.NewGuid(), "in vain"));

        Assert.Contains(nameof(SocketException), (await broker.NextLetter()).Thrown);
    }

    [Fact]
    public async Task A_host_that_stops_does_not_wait_for_storage_and_leaves_the_message_to_the_broker()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start(["--Bus:StopTimeout=00:10:00", "--Bus:StoragePatience=01:00:00"], Waiting(failures: int.MaxValue));
        await using var broker = await RawBroker.Of(here);
        await host.Publish(new NoteTaken(Guid.NewGuid(), "left"));
        // The next wait is one of seconds.
        await here.Arrivals.Next(6);

        await here.Stop(host).WaitAsync(Arrivals.TooLong);

        Assert.Equal((1u, 0u), (await broker.Count("waiting-wait"), await broker.Count("dead-letters")));
    }

    [Fact]
    public async Task A_message_that_comes_while_the_database_refuses_everyone_is_consumed_once_when_it_does_not_any_more()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var refused = new Refusals();
        // Nothing but a message has a reason to connect.
        var host = await here.Start(["--Outbox:PollInterval=00:09:00"], NotesService(
            bus => bus.ConfigureDbContext<NotesDb>((_, options) => options.AddInterceptors(refused))));
        await using var broker = await RawBroker.Of(here);

        await here.Database.RefuseAsync();
        var id = Guid.NewGuid();
        await broker.Send("notes-take-note", new TakeNote(id, "through it all"), id);
        await refused.Twice;
        await here.Database.AllowAsync();

        await here.Arrivals.Until<TakeNote>();
        await here.Stop(host);
        var reader = here.Build([], NotesService());
        Assert.Equal([id], await reader.Ask(db => db.Notes.Select(note => note.NoteId).ToListAsync()));
        Assert.Equal((0u, 0u), (await broker.Count("notes-take-note"), await broker.Count("dead-letters")));
    }

    [Fact]
    public async Task A_message_that_came_back_waits_for_storage_to_be_counted_and_holds_up_no_host_that_stops()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var refused = new Refusals();
        var host = await here.Start(["--Outbox:PollInterval=00:09:00", "--Bus:StopTimeout=00:10:00"], NotesService(
            bus => bus.ConfigureDbContext<NotesDb>((_, options) => options.AddInterceptors(refused))));
        await using var broker = await RawBroker.Of(here);
        var id = Guid.NewGuid();

        await here.Database.RefuseAsync();
        await broker.Put(
            "notes-take-note", RawBroker.Envelope(new TakeNote(id, "left"), id), id,
            new Dictionary<string, object?> { ["storyteller-came-back"] = true });
        await refused.Twice;
        await here.Stop(host).WaitAsync(Arrivals.TooLong);
        await here.Database.AllowAsync();

        Assert.Equal((1u, 0u), (await broker.Count("notes-take-note"), await broker.Count("dead-letters")));
        Assert.Equal(0, here.Arrivals.Waiting);
    }

    [Fact]
    public async Task A_request_that_fails_because_the_database_refuses_everyone_is_answered_with_503_and_when_to_come_again()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);
        var host = await here.Start([], NotesService(), new TestModule("asking")
        {
            Endpoints = app =>
            {
                app.MapGet("/notes", (NotesDb db) => db.Notes.CountAsync());
                app.MapGet("/broken", void () => throw new InvalidOperationException("It was told to"));
            },
        });
        using var http = new HttpClient { BaseAddress = new Uri(host.Urls.First()) };
        Assert.Equal(0, await http.GetFromJsonAsync<int>("/notes"));

        await here.Database.RefuseAsync();
        using var refused = await http.GetAsync("/notes");
        await here.Database.AllowAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        var problem = await refused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("urn:storyteller:problem:storage-away", problem.GetProperty("type").GetString());
        Assert.Equal(0, await http.GetFromJsonAsync<int>("/notes"));
        Assert.Equal(HttpStatusCode.InternalServerError, (await http.GetAsync("/broken")).StatusCode);
    }

    private static NpgsqlException Refused() => new("Failed to connect", new SocketException((int)SocketError.ConnectionRefused));

    private static PostgresException Postgres(string state, string severity) => new("it said so", severity, severity, state);

    private static TestModule Waiting(int failures) => new("waiting")
    {
        Services = builder => builder.Services.AddSingleton(new Failing(failures)),
        Consumers = bus => bus.AddServiceConsumer<WaitConsumer>("waiting"),
    };

    public sealed class Failing(int times)
    {
        private int _failed;

        public bool Again() => Interlocked.Increment(ref _failed) <= times;
    }

    public sealed class WaitConsumer(Failing failing, Arrivals arrivals) : IConsumer<NoteTaken>
    {
        public Task Consume(ConsumeContext<NoteTaken> context)
        {
            arrivals.Add(context);
            return failing.Again() ? throw new DbUpdateException("could not be saved", Refused()) : Task.CompletedTask;
        }
    }

    /// <summary>Sees how the database refuses.</summary>
    private sealed class Refusals : DbConnectionInterceptor
    {
        private readonly TaskCompletionSource _twice = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _refused;

        public Task Twice => _twice.Task.WaitAsync(Arrivals.TooLong);

        public override Task ConnectionFailedAsync(
            DbConnection connection, ConnectionErrorEventData eventData, CancellationToken cancellationToken = default)
        {
            if (Interlocked.Increment(ref _refused) == 2) _twice.TrySetResult();
            return Task.CompletedTask;
        }
    }
}
