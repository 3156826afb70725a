using System.ComponentModel.DataAnnotations.Schema;

namespace Storyteller.ServiceDefaults;

/// <summary>A message that is committed with the state that caused it, and not yet known to be with the broker.</summary>
public sealed class OutboxRow
{
    /// <summary>The order in which messages were written.</summary>
    public long SequenceNumber { get; init; }

    /// <summary>The message's identity, the same however often it is sent.</summary>
    public Guid MessageId { get; init; }

    /// <summary>The exchange, without host and transport, so that a row outlives a change of either.</summary>
    public required string Destination { get; init; }

    /// <summary>Whether it is meant for one queue: then it must not vanish because that queue is not there yet.</summary>
    public bool ForOneQueue { get; init; }

    /// <summary>How <see cref="Body"/> is to be read.</summary>
    public required string ContentType { get; init; }

    /// <summary>The types that the message can be taken as, separated by semicolons.</summary>
    public required string MessageTypes { get; init; }

    /// <summary>The envelope with the message and its headers.</summary>
    public required string Body { get; init; }

    /// <summary>See MassTransit's message headers, as for the ids and addresses below.</summary>
    public Guid? ConversationId { get; init; }

    /// <inheritdoc cref="ConversationId"/>
    public Guid? CorrelationId { get; init; }

    /// <inheritdoc cref="ConversationId"/>
    public Guid? InitiatorId { get; init; }

    /// <inheritdoc cref="ConversationId"/>
    public Guid? RequestId { get; init; }

    /// <inheritdoc cref="ConversationId"/>
    public string? SourceAddress { get; init; }

    /// <inheritdoc cref="ConversationId"/>
    public string? ResponseAddress { get; init; }

    /// <inheritdoc cref="ConversationId"/>
    public string? FaultAddress { get; init; }

    /// <summary>When the message is of no use any more.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>When it was written.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>The W3C parent of the span that wrote it, so that sending it stays in that trace.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Storage can ask for it again: it is sent after the commit and is in no row.</summary>
    [NotMapped]
    internal bool Transient { get; init; }

    /// <summary>How often sending it failed.</summary>
    public int Attempts { get; init; }

    /// <summary>When to try again, once it failed.</summary>
    public DateTime? NextAttemptAt { get; init; }

    /// <summary>Why it failed the last time.</summary>
    public string? LastError { get; init; }
}
