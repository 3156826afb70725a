namespace Storyteller.AppHost.Launch;

/// <summary>How long to wait before a service that ended is started again: 0.25 s, doubling up to 8 s.</summary>
internal static class BackOff
{
    /// <summary>A service that was healthy this long has recovered: its next end counts as the first.</summary>
    public static readonly TimeSpan Recovered = TimeSpan.FromSeconds(30);

    /// <summary>So often in a row may a service end before it was ever healthy: more tries would not help it.</summary>
    public const int MostFailedStarts = 5;

    private const int LongestDoubling = 5;

    /// <summary>The wait before the next start, after this many ends in a row (from 1).</summary>
    public static TimeSpan After(int endsInARow) => TimeSpan.FromMilliseconds(250 * (1 << Math.Clamp(endsInARow - 1, 0, LongestDoubling)));
}
