using System.Diagnostics.CodeAnalysis;
using MassTransit;
using MassTransit.Context;

namespace Storyteller.Simulation.Tests.Bus;

/// <summary>
/// One message as MassTransit's consumers and sagas see it. They may publish, and find services in its scope; everything else of a bus is
/// missing here, and says so.
/// </summary>
/// <param name="publish">Gets what is published, with its id where the publisher has chosen one.</param>
internal sealed class Delivery<T>(Envelope envelope, IServiceProvider scope, Action<object, Guid?> publish)
    : MissingConsumeContext, ConsumeContext<T>
    where T : class
{
    /// <inheritdoc />
    public T Message => (T)envelope.Message;

    Guid? MessageContext.MessageId => envelope.Id;

    CancellationToken PipeContext.CancellationToken => CancellationToken.None;

    ReceiveContext ConsumeContext.ReceiveContext => Nowhere.Instance;

    // Whoever wraps a delivery asks for it, and hands it on unseen.
    SerializerContext ConsumeContext.SerializerContext => null!;

    bool PipeContext.TryGetPayload<TPayload>([NotNullWhen(true)] out TPayload? payload) where TPayload : class
    {
        payload = scope as TPayload;
        return payload is not null;
    }

    Task IPublishEndpoint.Publish<TMessage>(TMessage message, CancellationToken cancellationToken)
    {
        publish(message, null);
        return Task.CompletedTask;
    }

    async Task IPublishEndpoint.Publish<TMessage>(
        TMessage message, IPipe<PublishContext<TMessage>> pipe, CancellationToken cancellationToken)
    {
        var sent = new MessageSendContext<TMessage>(message, cancellationToken);
        var own = sent.MessageId;
        await pipe.Send(sent);
        publish(message, sent.MessageId == own ? null : sent.MessageId);
    }

    Task ConsumeContext.NotifyConsumed<TMessage>(ConsumeContext<TMessage> context, TimeSpan duration, string consumerType) =>
        Task.CompletedTask;

    Task ConsumeContext.NotifyFaulted<TMessage>(
        ConsumeContext<TMessage> context, TimeSpan duration, string consumerType, Exception exception) => Task.CompletedTask;

    /// <inheritdoc />
    public Task NotifyConsumed(TimeSpan duration, string consumerType) => Task.CompletedTask;

    /// <inheritdoc />
    public Task NotifyFaulted(TimeSpan duration, string consumerType, Exception exception) => Task.CompletedTask;
}
