namespace Storyteller.ServiceDefaults;

/// <summary>A message that a consumer has finished with; any further delivery of it changes nothing.</summary>
public sealed class InboxRow
{
    /// <summary>The id under which the message was first sent.</summary>
    public Guid MessageId { get; init; }

    /// <summary>The consumer on its queue.</summary>
    public Guid ConsumerId { get; init; }

    /// <summary>When it was taken in; old rows are cleaned up by it.</summary>
    public DateTime ReceivedAt { get; init; }
}
