using System.Collections.Concurrent;
using MassTransit;
using MassTransit.RabbitMqTransport;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// The channel that messages come on. One that was marked is rejected where it would be acknowledged, which makes the broker move it from
/// its queue to <c>dead-letters</c> in one step: no process that dies can make two of it.
/// </summary>
internal sealed class ConsumerChannel(ChannelContext channel) : ScopeChannelContext(channel, channel.CancellationToken), ChannelContext
{
    private readonly ChannelContext _channel = channel;
    private readonly ConcurrentDictionary<ulong, bool> _rejected = new();

    internal void RejectInTheEnd(ulong deliveryTag) => _rejected[deliveryTag] = true;

    ValueTask ChannelContext.BasicAck(ulong deliveryTag, bool multiple, CancellationToken cancellationToken) =>
        _rejected.TryRemove(deliveryTag, out _)
            ? new ValueTask(_channel.BasicNack(deliveryTag, multiple: false, requeue: false, cancellationToken))
            : _channel.BasicAck(deliveryTag, multiple, cancellationToken);
}

/// <summary>Puts <see cref="ConsumerChannel"/> in place when a channel is opened, once there is a queue for what is rejected.</summary>
internal sealed class ConsumerChannels(DeadLetterQueue deadLetters) : IFilter<ChannelContext>
{
    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        await deadLetters.Declare(context.ConnectionContext, context.CancellationToken);
        using var channel = new ConsumerChannel(context);
        await next.Send(channel);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("consumer-channel");
}
