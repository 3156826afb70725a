using System.Diagnostics;
using MassTransit;
using MassTransit.Context;
using Microsoft.EntityFrameworkCore;

namespace Storyteller.ServiceDefaults;

/// <summary>Turns a message that is sent into a row of the context, to be committed with whatever else the context holds.</summary>
internal sealed class OutboxWriter(DbContext db, Safeguards safeguards, BusOptions bus, TimeProvider clock)
{
    private readonly Lock _oneAtATime = new();
    private readonly List<OutboxRow> _unsaved = [];

    /// <summary>Whether there are rows to be dispatched.</summary>
    internal bool WroteRows { get; private set; }

    /// <summary>What is in memory alone, because storage can ask for it again, or because the outbox is switched off.</summary>
    internal IReadOnlyList<OutboxRow> Unsaved => _unsaved;

    internal void Add<T>(SendContext<T> message) where T : class
    {
        var row = Row(message, clock.GetUtcNow().UtcDateTime, transient: message.IsTransient() && !bus.Durable);
        // A consumer may send several messages at once, and a context is not made for that.
        lock (_oneAtATime)
        {
            var saved = safeguards.Outbox && !row.Transient;
            if (saved) db.Add(row);
            else _unsaved.Add(row);
            WroteRows |= saved;
        }
    }

    /// <summary>Forgets what was sent: what sent it is tried again, with an empty context.</summary>
    internal void Clear()
    {
        _unsaved.Clear();
        WroteRows = false;
    }

    private static OutboxRow Row<T>(SendContext<T> message, DateTime now, bool transient) where T : class => new()
    {
        MessageId = message.MessageId ?? throw new InvalidOperationException($"A {typeof(T).Name} without MessageId was sent"),
        Destination = Exchange(message.DestinationAddress
            ?? throw new InvalidOperationException($"A {typeof(T).Name} without destination was sent")),
        // What is published goes to the exchange of its type, whose name has a colon; no queue of ours has.
        ForOneQueue = !message.DestinationAddress.Segments[^1].Contains(':', StringComparison.Ordinal),
        ContentType = (message.ContentType ?? message.Serialization.DefaultContentType).ToString(),
        MessageTypes = string.Join(';', message.SupportedMessageTypes),
        Body = message.Serializer.GetMessageBody(message).GetString(),
        ConversationId = message.ConversationId,
        CorrelationId = message.CorrelationId,
        InitiatorId = message.InitiatorId,
        RequestId = message.RequestId,
        SourceAddress = message.SourceAddress?.ToString(),
        ResponseAddress = message.ResponseAddress?.ToString(),
        FaultAddress = message.FaultAddress?.ToString(),
        ExpiresAt = now + message.TimeToLive,
        CreatedAt = now,
        TraceParent = Activity.Current is { IdFormat: ActivityIdFormat.W3C } span ? span.Id : null,
        Transient = transient,
    };

    /// <summary>
    /// Both transports read <c>exchange:name</c>; the address they resolve it to names a host that may be another one tomorrow. What would
    /// declare a queue is left out: RabbitMQ refuses a declaration that differs from the queue's own, and the transport insists for ever.
    /// </summary>
    private static string Exchange(Uri address)
    {
        if (address.Scheme is not ("rabbitmq" or "rabbitmqs" or "amqp" or "amqps" or "loopback")) return address.ToString();
        var settings = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(setting => setting.Split('=')[0] is not ("bind" or "queue"));
        var query = string.Join('&', settings);
        return "exchange:" + address.Segments[^1].Trim('/') + (query is "" ? "" : "?" + query);
    }
}
