using System.ComponentModel.DataAnnotations;

namespace Storyteller.ServiceDefaults;

/// <summary>How the bus behaves; section <c>Bus</c>.</summary>
public sealed class BusOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Bus";

    /// <summary>How many messages each endpoint takes at once.</summary>
    [Range(1, 1000)]
    public int PrefetchCount { get; set; } = 64;

    /// <summary>Milliseconds before each further try of a consumer that threw; then the message moves to the error queue.</summary>
    [Required, MinLength(1)]
    public int[] RetryMilliseconds { get; set; } = [];

    /// <summary>How long the host waits for the broker when it starts, before it gives up with an error.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long stopping may take. Consumers may finish what they are at for half of it; then they are told to end, and their messages go
    /// back to the broker.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>Whether RabbitMQ keeps queues as quorum queues: replicated, and with a <see cref="DeliveryLimit"/>.</summary>
    public bool QuorumQueues { get; set; } = true;

    /// <summary>
    /// How often a quorum queue hands out one message whose consumer dies with its process, before the message is dead-lettered.
    /// </summary>
    [Range(1, 1000)]
    public int DeliveryLimit { get; set; } = 20;
}
