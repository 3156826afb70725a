using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

public sealed class QueuesTests
{
    [Fact]
    public void A_queue_is_named_after_its_service_and_what_it_takes() =>
        Assert.Equal("npc-decision-take-note", Queues.Name<TakeNote>("npc-decision"));

    [Fact]
    public void Two_services_never_share_a_queue() =>
        Assert.NotEqual(Queues.Name("one", typeof(TakeNote)), Queues.Name("other", typeof(TakeNote)));

    [Fact]
    public void An_address_does_not_name_a_queue_lest_it_be_declared_anew() =>
        Assert.Equal(new Uri("exchange:notes-take-note"), Queues.Address("notes", typeof(TakeNote)));

    [Fact]
    public async Task A_consumer_takes_from_the_queue_that_the_commands_name_gives()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        await here.Start([], NotesService(), ListenerService());

        Assert.True(await here.Broker!.HasQueueAsync(Queues.Name<TakeNote>(Notes)));
        Assert.True(await here.Broker.HasQueueAsync("listeners-note-taken"));
        Assert.False(await here.Broker.HasQueueAsync("note-taken"));
    }

    [Fact]
    public async Task A_consumer_that_is_generic_in_its_message_is_named_after_the_message()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start([], new TestModule(Notes)
        {
            Consumers = bus =>
            {
                bus.AddServiceConsumer<Taker<TakeNote>, TakeNote>(Notes);
                bus.AddServiceConsumer<Taker<DropNote>, DropNote>(Notes);
            },
        });

        await host.Send(new DropNote(Guid.NewGuid()));

        Assert.IsType<DropNote>((await here.Arrivals.Next()).Message);
        Assert.True(await here.Broker!.HasQueueAsync("notes-drop-note"));
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_command_reaches_its_one_queue_and_an_event_everyone(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start([], Takes<Taker<DropNote>, DropNote>(Notes), Takes<OtherTaker<DropNote>, DropNote>("others"),
            Takes<Taker<NoteTaken>, NoteTaken>("listeners"), Takes<OtherTaker<NoteTaken>, NoteTaken>("audience"));

        await host.Send(new DropNote(Guid.NewGuid()));
        await host.Publish(new NoteTaken(Guid.NewGuid(), "to everyone"));

        var arrived = await here.Arrivals.Next(3);
        Assert.Single(arrived, arrival => arrival.Message is DropNote);
        Assert.Equal(2, arrived.Count(arrival => arrival.Message is NoteTaken));
    }

    [Fact]
    public void A_consumer_is_not_moved_to_another_queue_in_silence()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => ServiceHost.Build(
            [], Takes<Taker<DropNote>, DropNote>(Notes), Takes<Taker<DropNote>, DropNote>("others")));

        Assert.Contains(nameof(DropNote), refused.Message);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Commands_arrive_whatever_kind_the_queues_are(bool durable)
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start([$"--Bus:Durable={durable}"], NotesService());

        await host.Send(new TakeNote(Guid.NewGuid(), "arrives"));

        Assert.IsType<TakeNote>((await here.Arrivals.Next()).Message);
    }

    private static TestModule Takes<TConsumer, TMessage>(string service)
        where TConsumer : class, IConsumer<TMessage>
        where TMessage : class =>
        new(service) { Consumers = bus => bus.AddServiceConsumer<TConsumer, TMessage>(service) };

    public sealed class OtherTaker<T>(Arrivals arrivals) : IConsumer<T> where T : class
    {
        public Task Consume(ConsumeContext<T> context)
        {
            arrivals.Add(context);
            return Task.CompletedTask;
        }
    }

    public sealed class Taker<T>(Arrivals arrivals) : IConsumer<T> where T : class
    {
        public Task Consume(ConsumeContext<T> context)
        {
            arrivals.Add(context);
            return Task.CompletedTask;
        }
    }
}
