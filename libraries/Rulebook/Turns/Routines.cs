using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>Where the hour sends people, and letting those go there whom the tick does not turn on.</summary>
public static class Routines
{
    /// <summary>
    /// Whether this part of a routine is on at this hour (0 to 23). It begins with the hour it is from and ends before the one it is to, on
    /// the next day where that comes first; one that ends as it begins has no hours.
    /// </summary>
    public static bool Covers(Routine part, int hour) => part.FromHour <= part.ToHour
        ? hour >= part.FromHour && hour < part.ToHour
        : hour >= part.FromHour || hour < part.ToHour;

    internal static void Follow(Unfolding now)
    {
        var kept = FocusBubble.In(now.Result()).ToHashSet(StringComparer.Ordinal);
        kept.UnionWith(now.Changes.OfType<CharacterMoved>().Select(m => m.CharacterId));
        var hour = DayParts.Hour(now.World.Clock);
        foreach (var who in Whereabouts.CalledAwayAt(now.World, hour).Select(id => now.World.Characters[id]))
        {
            if (who.Id == World.PlayerId || who.HitPoints == 0 || kept.Contains(who.Id)) continue;
            if (PlaceAt(who, hour) is { } to && to != who.At && Paths.Way(now.World, who.At, to) is { } way) Go(now, who, way);
        }
    }

    /// <summary>Where a routine says to be at this hour (0 to 23); null when it says nothing.</summary>
    internal static string? PlaceAt(Character who, int hour) => who.Routine.FirstOrDefault(r => Covers(r, hour))?.PlaceId;

    private static void Go(Unfolding now, Character who, IReadOnlyList<string> way)
    {
        var here = now.World.Player.At;
        now.Change(new CharacterMoved(who.Id, who.At, way[^1]));
        if (now.World.IsHidden(who.Id)) return;
        // Of a longer way the player sees the stretch that begins or ends with them.
        if (way[0] == here) now.TellOfOthers(new Outcome(OutcomeKind.Moved, who.Id, way[1], way[0]));
        else if (way[^1] == here) now.TellOfOthers(new Outcome(OutcomeKind.Moved, who.Id, way[^1], way[^2]));
    }
}
