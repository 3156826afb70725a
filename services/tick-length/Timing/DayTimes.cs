using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.TickLength.Timing;

/// <summary>How long it is until a time of day that a text names: <c>until dawn</c>, <c>till midnight</c>.</summary>
public static class DayTimes
{
    private const int Hour = 3600, Day = 86_400;

    /// <summary>Seconds from the clock to the next such time, and how the text called it; null where it names none.</summary>
    public static (long Seconds, string Name)? Until(string text, long clock)
    {
        var words = TextWords.Of(text);
        for (var i = 0; i < words.Count - 1; i++)
        {
            if (words[i] is not ("until" or "till" or "til")) continue;
            var name = words[i + 1] == "the" && i + 2 < words.Count ? words[i + 2] : words[i + 1];
            if (Begins(name) is { } begins) return (SecondsTo(begins, clock), name);
        }
        return null;
    }

    private static Predicate<long>? Begins(string name) => name switch
    {
        "dawn" or "sunrise" or "daybreak" => clock => DayParts.At(clock) == DayPart.Dawn,
        "morning" => clock => DayParts.At(clock) == DayPart.Morning,
        "afternoon" => clock => DayParts.At(clock) == DayPart.Afternoon,
        "evening" or "dusk" or "sunset" => clock => DayParts.At(clock) == DayPart.Evening,
        "night" or "nightfall" => clock => DayParts.At(clock) == DayPart.Night,
        "noon" or "midday" => clock => DayParts.Hour(clock) == 12,
        "midnight" => clock => DayParts.Hour(clock) == 0,
        _ => null,
    };

    // The parts of the day change on the hour, so the first hour of one is where the hour before is not in it.
    private static long SecondsTo(Predicate<long> holds, long clock)
    {
        var now = ((clock % Day) + Day) % Day;
        var at = (now / Hour * Hour) + Hour;
        while (!holds(at) || holds(at - Hour)) at += Hour;
        return at - now;
    }
}
