using MassTransit;
using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Storyteller.ServiceDefaults;

/// <summary>Gives a service's queues their kind: quorum queues where <see cref="BusOptions.Durable"/> is on, else classic ones.</summary>
internal static class QueueKinds
{
    internal static void KeepAsConfigured(
        this IReceiveEndpointConfigurator endpoint, IServiceProvider services, string queue, BusOptions options)
    {
        if (endpoint is not IRabbitMqReceiveEndpointConfigurator rabbit) return;
        var arguments = Arguments(options);
        foreach (var (name, value) in arguments) rabbit.SetQueueArgument(name, value!);
        var renewal = new QueueRenewal(queue, arguments, services.GetRequiredService<ILogger<QueueRenewal>>());
        rabbit.ConfigureChannel(channel => channel.UseFilter(renewal));
    }

    private static Dictionary<string, object?> Arguments(BusOptions options)
    {
        var arguments = new Dictionary<string, object?> { ["x-dead-letter-exchange"] = DeadLetterQueue.Name };
        if (options.Durable) (arguments["x-queue-type"], arguments["x-delivery-limit"]) = ("quorum", options.DeliveryLimit);
        return arguments;
    }
}

/// <summary>
/// Makes a queue anew that exists with other arguments, as after an upgrade or another setting: the broker changes none, and MassTransit
/// would ask for it for ever. Once in a process, when its first channel is opened, so that two processes of different settings do not undo
/// each other's work without end. What waits in the queue is carried over; what another process has taken and not finished with is not.
/// </summary>
internal sealed partial class QueueRenewal(string queue, Dictionary<string, object?> arguments, ILogger<QueueRenewal> log)
    : IFilter<ChannelContext>
{
    private const ushort PreconditionFailed = 406;

    private bool _done;

    public async Task Send(ChannelContext context, IPipe<ChannelContext> next)
    {
        if (!_done) await Declare(context.ConnectionContext, context.CancellationToken);
        _done = true;
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("queue-renewal");

    private async Task Declare(ConnectionContext connection, CancellationToken cancellation)
    {
        try
        {
            await OnAChannel(connection, channel => Declare(channel, cancellation), cancellation);
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason?.ReplyCode == PreconditionFailed)
        {
            List<BasicGetResult> waiting = [];
            await OnAChannel(connection, async channel =>
            {
                waiting = await TakeOut(channel, cancellation);
                await channel.QueueDeleteAsync(queue, ifUnused: false, ifEmpty: false, cancellationToken: cancellation);
            }, cancellation);
            await OnAChannel(connection, async channel =>
            {
                await Declare(channel, cancellation);
                foreach (var message in waiting) await PutBack(channel, message, cancellation);
            }, cancellation);
            MadeAnew(queue, waiting.Count, refused.ShutdownReason.ReplyText);
        }
    }

    /// <summary>Each time on one of its own: a refusal closes it, and the broker confuses queues of one name on the same channel.</summary>
    private static async Task OnAChannel(ConnectionContext connection, Func<IChannel, Task> work, CancellationToken cancellation)
    {
        await using var channel = await connection.CreateChannel(null, cancellation);
        await work(channel);
        await channel.CloseAsync(cancellation);
    }

    private Task<QueueDeclareOk> Declare(IChannel channel, CancellationToken cancellation) => channel.QueueDeclareAsync(
        queue, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellation);

    /// <summary>Not acknowledged: should this process end before the queue is deleted, it is all still there.</summary>
    private async Task<List<BasicGetResult>> TakeOut(IChannel channel, CancellationToken cancellation)
    {
        var waiting = new List<BasicGetResult>();
        while (await channel.BasicGetAsync(queue, autoAck: false, cancellation) is { } message) waiting.Add(message);
        return waiting;
    }

    private async Task PutBack(IChannel channel, BasicGetResult message, CancellationToken cancellation)
    {
        var headers = new Dictionary<string, object?>(message.BasicProperties.Headers ?? new Dictionary<string, object?>());
        headers.Remove(Delivery.CountHeader);
        if (message.Redelivered) headers[Delivery.CameBackHeader] = true;
        var properties = new BasicProperties(message.BasicProperties) { Headers = headers };
        properties.ClearUserId();
        await channel.BasicPublishAsync("", queue, mandatory: true, properties, message.Body, cancellation);
    }

    [LoggerMessage(LogLevel.Warning, "The queue {Queue} is made anew, for it was of another kind; {Count} messages were kept ({Reason})")]
    private partial void MadeAnew(string queue, int count, string reason);
}
