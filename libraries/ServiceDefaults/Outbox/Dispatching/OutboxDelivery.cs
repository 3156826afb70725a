using System.Diagnostics;
using MassTransit;
using MassTransit.Middleware;
using MassTransit.Serialization;

namespace Storyteller.ServiceDefaults;

/// <summary>Sends one row of the outbox, as the same message in the same trace however often it is tried.</summary>
internal sealed class OutboxDelivery(IBus bus, PatientSends sends, TimeProvider clock)
{
    /// <summary>How it went; no error means that the broker has it.</summary>
    internal readonly record struct Result(OutboxRow Row, string? Error);

    internal async Task<Result> Send(OutboxRow row, TimeSpan timeout, CancellationToken stop)
    {
        using var span = Telemetry.Source.StartActivity("outbox deliver", ActivityKind.Producer, row.TraceParent);
        using var late = new CancellationTokenSource(timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, stop);
        try
        {
            // Waiting is limited as well as sending, because some failures make the transport try for ever and heed no token.
            Failpoint.Before(Failpoint.OutboxPublish);
            await Send(row, either.Token).WaitAsync(either.Token);
            Failpoint.After(Failpoint.OutboxPublish);
            sends.Forget();
            return new Result(row, null);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // Whatever the reason, it belongs to this row alone, which keeps it.
            if (late.IsCancellationRequested) sends.NotTaken();
            var error = late.IsCancellationRequested ? $"No answer within {timeout}" : $"{e.GetType().Name}: {e.Message}";
            span?.SetStatus(ActivityStatusCode.Error, error);
            return new Result(row, error);
        }
    }

    private async Task Send(OutboxRow row, CancellationToken cancellationToken)
    {
        var message = new StoredMessage(row);
        var endpoint = await bus.GetSendEndpoint(message.DestinationAddress);
        await endpoint.Send(new SerializedMessageBody(), new Pipe(message, row), cancellationToken);
    }

    private sealed class Pipe(StoredMessage message, OutboxRow row) : IPipe<SendContext>
    {
        private readonly OutboxMessageSendPipe _restore = new(message, message.DestinationAddress);

        public async Task Send(SendContext context)
        {
            await _restore.Send(context);
            // The broker drops what no queue is bound for, and says so only when asked: then the row stays until the queue is there.
            if (row.Transient) context.Transient();
            else if (row.ForOneQueue && context is PublishContext toBroker) toBroker.Mandatory = true;
        }

        public void Probe(ProbeContext context)
        {
        }
    }
}
