using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

public sealed class TransientMessagesTests
{
    private const string Ear = "ear";

    [Theory, InlineData(false, DeliveryModes.Transient), InlineData(true, DeliveryModes.Persistent)]
    public async Task A_marked_message_stays_in_the_brokers_memory_unless_the_broker_is_to_lose_nothing(bool durable, DeliveryModes mode)
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start([$"--Bus:Durable={durable}"], NotesService());
        await using var ear = await Listen<NoteTaken>(here);
        var bus = host.Services.GetRequiredService<IBus>();

        await bus.Publish(new NoteTaken(Guid.NewGuid(), "marked"), message => message.Transient());
        await bus.Publish(new NoteTaken(Guid.NewGuid(), "not marked"));

        Assert.Equal(mode, await ear.Next());
        Assert.Equal(DeliveryModes.Persistent, await ear.Next());
    }

    [Theory, InlineData(false, DeliveryModes.Transient), InlineData(true, DeliveryModes.Persistent)]
    public async Task A_marked_command_stays_in_the_brokers_memory_too(bool durable, DeliveryModes mode)
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start([$"--Bus:Durable={durable}"], NotesService());
        await using var ear = await Listen(here, "notes-drop-note");
        var endpoint = await host.Services.GetRequiredService<IBus>().GetSendEndpoint(Queues.Address<DropNote>(Notes));

        await endpoint.Send(new DropNote(Guid.NewGuid()), message => message.Transient());

        Assert.Equal(mode, await ear.Next());
    }

    [Theory, InlineData(false, DeliveryModes.Transient), InlineData(true, DeliveryModes.Persistent)]
    public async Task What_a_scope_marks_goes_out_after_the_commit_and_is_a_row_only_where_nothing_may_be_lost(
        bool durable, DeliveryModes mode)
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start([$"--Bus:Durable={durable}"], NotesService());
        await using var ear = await Listen<NoteTaken>(here);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<NotesDb>();
        var publish = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();

        await publish.Publish(new NoteTaken(Guid.NewGuid(), "marked"), message => message.Transient());
        Assert.Equal(durable ? 1 : 0, db.ChangeTracker.Entries<OutboxRow>().Count());
        db.Add(new Note { NoteId = Guid.NewGuid(), Text = "beside it" });
        Assert.Equal(0, ear.Waiting);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        Assert.Equal(mode, await ear.Next());
    }

    [Fact]
    public async Task What_a_consumer_marks_goes_out_when_it_commits_and_not_when_it_fails()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start(["--Bus:RetryMilliseconds:0=1"],
            NotesService(bus => bus.AddServiceConsumer<MarkingConsumer>(Notes)), ListenerService());

        await host.Publish(new Mark(Fail: true));
        await host.Publish(new Mark(Fail: false));

        Assert.Equal("did not fail", ((NoteTaken)(await here.Arrivals.Next()).Message).Text);
        Assert.Empty(await host.OutboxAtRest());
    }

    private static Task<AnEar> Listen<T>(Surroundings here) where T : class =>
        Listen(here, MessageUrn.ForTypeString<T>()["urn:message:".Length..]);

    private static async Task<AnEar> Listen(Surroundings here, string exchange)
    {
        var broker = await RawBroker.Of(here);
        await broker.Channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
        await broker.Channel.QueueDeclareAsync(Ear, durable: true, exclusive: false, autoDelete: false);
        await broker.Channel.QueueBindAsync(Ear, exchange, "");
        return await AnEar.To(broker);
    }

    public sealed record Mark(bool Fail);

    public sealed class MarkingConsumer : IConsumer<Mark>
    {
        public async Task Consume(ConsumeContext<Mark> context)
        {
            var text = context.Message.Fail ? "failed" : "did not fail";
            await context.Publish(new NoteTaken(Guid.NewGuid(), text), message => message.Transient());
            if (context.Message.Fail) throw new InvalidOperationException("It was told to");
        }
    }

    /// <summary>Hears how messages were sent.</summary>
    private sealed class AnEar : IAsyncDisposable
    {
        private readonly System.Threading.Channels.Channel<DeliveryModes> _heard =
            System.Threading.Channels.Channel.CreateUnbounded<DeliveryModes>();

        private readonly RawBroker _broker;

        private AnEar(RawBroker broker) => _broker = broker;

        public int Waiting => _heard.Reader.Count;

        public static async Task<AnEar> To(RawBroker broker)
        {
            var ear = new AnEar(broker);
            var consumer = new AsyncEventingBasicConsumer(broker.Channel);
            consumer.ReceivedAsync += (_, message) =>
            {
                ear._heard.Writer.TryWrite(message.BasicProperties.DeliveryMode);
                return Task.CompletedTask;
            };
            await broker.Channel.BasicConsumeAsync(Ear, autoAck: true, consumer);
            return ear;
        }

        public async Task<DeliveryModes> Next() =>
            await _heard.Reader.ReadAsync().AsTask().WaitAsync(Arrivals.TooLong, TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync() => _broker.DisposeAsync();
    }
}
