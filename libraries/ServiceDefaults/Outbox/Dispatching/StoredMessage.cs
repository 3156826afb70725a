using System.Collections.ObjectModel;
using MassTransit;
using MassTransit.Metadata;
using MassTransit.Middleware;
using MassTransit.Serialization;

namespace Storyteller.ServiceDefaults;

/// <summary>A row of the outbox as MassTransit reads it.</summary>
internal sealed class StoredMessage(OutboxRow row) : OutboxMessageContext
{
    public long SequenceNumber => row.SequenceNumber;

    public string ContentType => row.ContentType;

    public string Body => row.Body;

    public string MessageType => row.MessageTypes;

    public Guid MessageId => row.MessageId;

    Guid? MessageContext.MessageId => row.MessageId;

    public Guid? RequestId => row.RequestId;

    public Guid? CorrelationId => row.CorrelationId;

    public Guid? ConversationId => row.ConversationId;

    public Guid? InitiatorId => row.InitiatorId;

    public DateTime? ExpirationTime => row.ExpiresAt;

    public DateTime? SentTime => row.CreatedAt;

    public Uri? SourceAddress => Address(row.SourceAddress);

    public Uri DestinationAddress => new(row.Destination);

    public Uri? ResponseAddress => Address(row.ResponseAddress);

    public Uri? FaultAddress => Address(row.FaultAddress);

    public HostInfo Host => HostMetadataCache.Host;

    /// <summary>The envelope in the body carries the headers.</summary>
    public Headers Headers => EmptyHeaders.Instance;

    public IReadOnlyDictionary<string, object> Properties => ReadOnlyDictionary<string, object>.Empty;

    private static Uri? Address(string? address) => address is null ? null : new Uri(address);
}
