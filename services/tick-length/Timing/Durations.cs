namespace Storyteller.TickLength.Timing;

/// <summary>Says a span of seconds in words, in its two largest units: <c>1 hour and 20 minutes</c>.</summary>
public static class Durations
{
    private static readonly (long Seconds, string Name)[] Units = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")];

    /// <summary>The span in words; below one second it is <c>no time</c>.</summary>
    public static string Read(long seconds)
    {
        if (seconds < 1) return "no time";
        var first = Array.FindIndex(Units, unit => seconds >= unit.Seconds);
        var rest = seconds % Units[first].Seconds;
        var large = Count(seconds, Units[first]);
        return first + 1 < Units.Length && rest >= Units[first + 1].Seconds ? $"{large} and {Count(rest, Units[first + 1])}" : large;
    }

    private static string Count(long seconds, (long Seconds, string Name) unit)
    {
        var count = seconds / unit.Seconds;
        return count == 1 ? $"1 {unit.Name}" : $"{count} {unit.Name}s";
    }
}
