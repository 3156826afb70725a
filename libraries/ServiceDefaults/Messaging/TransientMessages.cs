using MassTransit;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Messages that storage can ask for again: should the broker forget one, the sweep sends it, or the question that it answers, anew. They
/// are kept in the broker's memory, and nobody waits until it has them, unless <see cref="BusOptions.Durable"/> says so.
/// </summary>
public static class TransientMessages
{
    /// <summary>Marks a message as one of these, where it is sent or published.</summary>
    public static void Transient(this SendContext message)
    {
        message.Durable = false;
        AwaitConfirm(message, false);
    }

    /// <summary>Marks a message that is the same however often it is sent, and gives it its id.</summary>
    public static void Transient(this SendContext message, Guid id)
    {
        message.MessageId = id;
        message.Transient();
    }

    /// <summary>Whether it was marked.</summary>
    public static bool IsTransient(this SendContext message) => !message.Durable;

    /// <summary>Makes the marks of no effect on this bus.</summary>
    internal static void SendDurably(this IBusFactoryConfigurator bus)
    {
        var durable = new Durably();
        bus.ConnectSendObserver(durable);
        bus.ConnectPublishObserver(durable);
    }

    private static void AwaitConfirm(SendContext message, bool awaits)
    {
        if (message.TryGetPayload(out RabbitMqSendContext? toBroker)) toBroker.AwaitAck = awaits;
    }

    /// <summary>An observer, because it comes after whatever the sender does with a message; a filter would come before.</summary>
    private sealed class Durably : ISendObserver, IPublishObserver
    {
        public Task PreSend<T>(SendContext<T> context) where T : class => Keep(context);

        public Task PostSend<T>(SendContext<T> context) where T : class => Task.CompletedTask;

        public Task SendFault<T>(SendContext<T> context, Exception exception) where T : class => Task.CompletedTask;

        public Task PrePublish<T>(PublishContext<T> context) where T : class => Keep(context);

        public Task PostPublish<T>(PublishContext<T> context) where T : class => Task.CompletedTask;

        public Task PublishFault<T>(PublishContext<T> context, Exception exception) where T : class => Task.CompletedTask;

        private static Task Keep(SendContext message)
        {
            message.Durable = true;
            AwaitConfirm(message, true);
            return Task.CompletedTask;
        }
    }
}
