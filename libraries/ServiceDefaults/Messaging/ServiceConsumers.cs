using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Storyteller.ServiceDefaults;

/// <summary>Puts consumers and state machines on queues of their service.</summary>
public static class ServiceConsumers
{
    /// <summary>Adds a consumer on the queue <c>{service}-{its name in kebab-case, without "Consumer"}</c>.</summary>
    /// <exception cref="InvalidOperationException">The consumer is on a queue of this bus already.</exception>
    public static IConsumerRegistrationConfigurator<TConsumer> AddServiceConsumer<TConsumer>(
        this IBusRegistrationConfigurator bus, string service)
        where TConsumer : class, IConsumer =>
        bus.AddConsumerOn<TConsumer>(Queues.OfConsumer(service, typeof(TConsumer)));

    /// <summary>Adds a consumer on the queue that <see cref="Queues.Name{TMessage}"/> names: for one that is generic in its message.</summary>
    public static IConsumerRegistrationConfigurator<TConsumer> AddServiceConsumer<TConsumer, TMessage>(
        this IBusRegistrationConfigurator bus, string service)
        where TConsumer : class, IConsumer<TMessage>
        where TMessage : class =>
        bus.AddConsumerOn<TConsumer>(Queues.Name<TMessage>(service));

    /// <summary>Adds a state machine on the queue <c>{service}-{its name in kebab-case, without "StateMachine"}</c>.</summary>
    public static ISagaRegistrationConfigurator<TSaga> AddServiceSaga<TStateMachine, TSaga>(
        this IBusRegistrationConfigurator bus, string service)
        where TStateMachine : class, SagaStateMachine<TSaga>
        where TSaga : class, SagaStateMachineInstance
    {
        var saga = bus.AddSagaStateMachine<TStateMachine, TSaga>();
        saga.Endpoint(endpoint => endpoint.Name = Queues.OfStateMachine(service, typeof(TStateMachine)));
        return saga;
    }

    private static IConsumerRegistrationConfigurator<TConsumer> AddConsumerOn<TConsumer>(
        this IBusRegistrationConfigurator bus, string queue)
        where TConsumer : class, IConsumer
    {
        // The bus would silently move it to the second queue.
        if (bus.Any(service => service.ImplementationInstance is OnQueue other && other.Consumer == typeof(TConsumer)))
            throw new InvalidOperationException($"{typeof(TConsumer)} is on a queue already, and one bus has a consumer type once");
        bus.AddSingleton(new OnQueue(typeof(TConsumer)));

        var consumer = bus.AddConsumer<TConsumer>();
        consumer.Endpoint(endpoint => endpoint.Name = queue);
        return consumer;
    }

    private sealed record OnQueue(Type Consumer);
}
