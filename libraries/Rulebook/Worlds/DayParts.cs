using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>
/// Reads the world's clock. A day has 86,400 seconds; dawn is 5 to 7, morning to 12, afternoon to 18, evening to 22 o'clock.
/// </summary>
public static class DayParts
{
    /// <summary>The part of the day at this clock.</summary>
    public static DayPart At(long clock) => Hour(clock) switch
    {
        < 5 => DayPart.Night,
        < 7 => DayPart.Dawn,
        < 12 => DayPart.Morning,
        < 18 => DayPart.Afternoon,
        < 22 => DayPart.Evening,
        _ => DayPart.Night,
    };

    /// <summary>The hour of the day, 0 to 23.</summary>
    public static int Hour(long clock) => (int)(clock / 3600 % 24);

    /// <summary>As a player reads it: <c>day 1, 08:30</c>.</summary>
    public static string Read(long clock) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"day {(clock / 86400) + 1}, {Hour(clock):00}:{clock / 60 % 60:00}");
}
