using MassTransit;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;

namespace Storyteller.ServiceDefaults;

/// <summary>What a consumer sees of a message whose effects last together: what it sends goes to the outbox.</summary>
internal sealed class OutboxConsume<T>(
    ConsumeContext<T> context, OutboxConsumeOptions options, IServiceProvider services, OutboxWriter writer, bool alreadyConsumed)
    : OutboxConsumeContextProxy<T>(context, options, services)
    where T : class
{
    public override bool ContinueProcessing { get; set; } = true;

    public override bool IsMessageConsumed => alreadyConsumed;

    // The dispatcher delivers, never the consumer; saying so here ends a repeat early.
    public override bool IsOutboxDelivered => alreadyConsumed;

    public override int ReceiveCount => 1;

    public override long? LastSequenceNumber => null;

    public override Task SetConsumed() => Task.CompletedTask;

    public override Task SetDelivered() => Task.CompletedTask;

    public override Task<List<OutboxMessageContext>> LoadOutboxMessages() => Task.FromResult(new List<OutboxMessageContext>());

    public override Task NotifyOutboxMessageDelivered(OutboxMessageContext message) => Task.CompletedTask;

    public override Task RemoveOutboxMessages() => Task.CompletedTask;

    public override Task AddSend<TMessage>(SendContext<TMessage> message)
    {
        writer.Add(message);
        return Task.CompletedTask;
    }
}

/// <summary>Messages that are taken in once.</summary>
internal static class OutboxConsume
{
    /// <summary>The id under which a message was first sent.</summary>
    /// <exception cref="MessageException">It has none.</exception>
    internal static Guid MessageId<T>(ConsumeContext<T> context) where T : class =>
        context.Headers.Get<Guid>(MessageHeaders.OriginalMessageId)
        ?? context.MessageId
        ?? throw new MessageException(typeof(T), "It has no MessageId, so a repeat of it could not be recognised");
}
