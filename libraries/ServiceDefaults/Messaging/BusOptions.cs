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

    /// <summary>Milliseconds before each further try of a consumer that threw; then the message is set aside.</summary>
    [Required, MinLength(1)]
    public int[] RetryMilliseconds { get; set; } = [];

    /// <summary>
    /// How long a consumer is tried again, after growing waits, whose storage cannot be reached; then it counts as one that threw.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan StoragePatience { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The largest body, in bytes, that is read at all; a larger one is set aside. An agent's context has some 5,000.</summary>
    [Range(1024, 128 * 1024 * 1024)]
    public int MaxMessageBytes { get; set; } = 512 * 1024;

    /// <summary>
    /// How often a message that came back is begun with before it is set aside: as often as that, its consumer died with its process. All
    /// but the first of these times nothing else is consumed beside it, so that no other message is to blame.
    /// </summary>
    [Range(1, 100)]
    public int SuspectLimit { get; set; } = 3;

    /// <summary>How long it is remembered that a message was begun with or set aside: longer than a crash loop takes.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan SuspectAge { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often what is older is forgotten.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan SuspectCleanInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long a message that is sent may take to be taken by the broker.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the broker is asked whether this process still consumes its queues.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan WatchInterval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the host waits for the broker when it starts, before it gives up with an error.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan StartTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long stopping may take. Consumers may finish what they are at for half of it; then they are told to end, and their messages go
    /// back to the broker.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(8);

    /// <summary>
    /// Whether RabbitMQ is to lose nothing: queues are quorum queues, replicated and with a <see cref="DeliveryLimit"/>, and every message
    /// is confirmed. Otherwise what storage can ask for again (<see cref="TransientMessages"/>) stays in the broker's memory, and nobody
    /// waits for it to be taken.
    /// </summary>
    public bool Durable { get; set; }

    /// <summary>
    /// How often a quorum queue hands out one message again before it dead-letters it, of itself and without a reason: the last bound, for
    /// when nothing here gets to count. It counts innocent messages too that were only fetched beside one that kills, so a message that has
    /// come half of the way is sent anew, which begins that count again. Queues that exist keep the limit that they were made with, and
    /// refuse another one.
    /// </summary>
    [Range(1, 1000)]
    public int DeliveryLimit { get; set; } = 20;
}
