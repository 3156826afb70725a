using RabbitMQ.Client;

namespace Storyteller.Floors.Chain;

/// <summary>
/// A consumer that does not hold up the next message until this one is handled: the library's own workers would all wake up for each.
/// </summary>
internal sealed class Intake(IChannel channel, Func<byte[], Task> handle, Action<Exception> broken) : AsyncDefaultBasicConsumer(channel)
{
    /// <inheritdoc/>
    public override Task HandleBasicDeliverAsync(
        string consumerTag,
        ulong deliveryTag,
        bool redelivered,
        string exchange,
        string routingKey,
        IReadOnlyBasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default)
    {
        // The body is the library's again when this returns.
        _ = Take(body.ToArray(), deliveryTag);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task HandleChannelShutdownAsync(object channel, RabbitMQ.Client.Events.ShutdownEventArgs reason)
    {
        broken(new InvalidOperationException($"the broker's channel is closed: {reason.ReplyText}"));
        return base.HandleChannelShutdownAsync(channel, reason);
    }

    private async Task Take(byte[] body, ulong deliveryTag)
    {
        try
        {
            await handle(body);
            await Channel.BasicAckAsync(deliveryTag, multiple: false);
        }
        catch (Exception failure)
        {
            broken(failure);
        }
    }
}
