using MassTransit.RabbitMqTransport;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Storyteller.ServiceDefaults;

/// <summary>The one queue for everything that no consumer could finish with, and the exchange of the same name that leads there.</summary>
internal sealed partial class DeadLetterQueue(IOptions<BusOptions> options, ILogger<DeadLetterQueue> log)
{
    internal const string Name = "dead-letters";

    private const ushort PreconditionFailed = 406;

    private int _told;

    /// <summary>
    /// Makes both, unless they are there. A queue of that name with other arguments, as older versions made it, stays as it is: no broker
    /// changes the kind of a queue, and it may hold letters.
    /// </summary>
    internal async Task Declare(ConnectionContext connection, CancellationToken cancellation)
    {
        await DeclareQueue(connection, cancellation);
        await using var channel = await connection.CreateChannel(null, cancellation);
        await channel.ExchangeDeclareAsync(Name, ExchangeType.Fanout, durable: true, autoDelete: false, cancellationToken: cancellation);
        await channel.QueueBindAsync(Name, Name, "", cancellationToken: cancellation);
        await channel.CloseAsync(cancellation);
    }

    private async Task DeclareQueue(ConnectionContext connection, CancellationToken cancellation)
    {
        // On a channel of its own, because a refusal closes it.
        await using var channel = await connection.CreateChannel(null, cancellation);
        var arguments = new Dictionary<string, object?>();
        if (options.Value.Durable) arguments["x-queue-type"] = "quorum";
        try
        {
            await channel.QueueDeclareAsync(
                Name, durable: true, exclusive: false, autoDelete: false, arguments, cancellationToken: cancellation);
            await channel.CloseAsync(cancellation);
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason?.ReplyCode == PreconditionFailed)
        {
            if (Interlocked.Exchange(ref _told, 1) == 0) StaysAsItIs(refused.ShutdownReason.ReplyText);
        }
    }

    [LoggerMessage(LogLevel.Information, "The queue dead-letters stays as it was made before; delete it when it is empty to have it made "
        + "anew ({Reason})")]
    private partial void StaysAsItIs(string reason);
}
