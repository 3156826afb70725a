namespace Storyteller.CommitAggregator.Storage;

/// <summary>The time as it is stored.</summary>
public static class StoredTime
{
    /// <summary>
    /// The time in whole microseconds: what is answered at once, and what is read from the database later, are the same.
    /// </summary>
    public static DateTimeOffset NowAsStored(this TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
