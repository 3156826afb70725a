using System.ComponentModel.DataAnnotations;

namespace Storyteller.ServiceDefaults;

/// <summary>How the inbox and the outbox behave; section <c>Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Outbox";

    /// <summary>How many messages are sent at once and struck off together.</summary>
    [Range(1, 10_000)]
    public int BatchSize { get; set; } = 100;

    /// <summary>How often the outbox is looked at when nothing says that there is something in it.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a first try may take: as long as this, one message that hangs holds up those behind it, once.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan FirstSendTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long every further try may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait after the first failure; it doubles with each one that follows.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait between two tries.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the inbox remembers a message: longer than any message can be on its way.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "365.00:00:00")]
    public TimeSpan InboxAge { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How often older rows of the inbox are removed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan InboxCleanInterval { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How many rows of the inbox are removed at a time.</summary>
    [Range(1, 100_000)]
    public int InboxCleanBatch { get; set; } = 1000;

    /// <summary>The wait after this many failures.</summary>
    internal TimeSpan DelayAfter(int attempts)
    {
        var doublings = Math.Min(attempts - 1, 30);
        var delay = RetryDelay.Ticks * (double)(1L << doublings);
        return delay < MaxRetryDelay.Ticks ? TimeSpan.FromTicks((long)delay) : MaxRetryDelay;
    }
}
