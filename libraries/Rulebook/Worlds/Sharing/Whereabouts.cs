using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>
/// The groups of characters that a turn asks for, whoever else there is: those at a place, whom an hour calls elsewhere, who is hurt.
/// Groups are no more than a way to find them quickly: whoever looks into one asks each of them again.
/// </summary>
internal static class Whereabouts
{
    private const int Hours = 24;

    // No place has an id like these.
    private static readonly string[] CalledAt = [.. Enumerable.Range(0, Hours).Select(hour => $"\0called at {hour}")];

    private const string Hurt = "\0hurt";

    public static IReadOnlyList<string> GroupsOf(Character who) =>
        [who.At ?? "", .. who.HitPoints < who.MaxHitPoints || who.HitPoints == 0 ? (string[])[Hurt] : [],
            .. who.Routine is not { Count: > 0 } ? [] : CalledAt.Where((_, hour) => IsCalledAway(who, hour))];

    /// <summary>The ids of those who are awake and not where their routine has them at this hour (0 to 23).</summary>
    public static IReadOnlyCollection<string> CalledAwayAt(World world, int hour) => world.Characters.KeysIn(CalledAt[hour]);

    /// <summary>Those who have lost hit points.</summary>
    public static IEnumerable<Character> Wounded(World world) => world.Characters.In(Hurt);

    private static bool IsCalledAway(Character who, int hour) =>
        who.HitPoints > 0 && Routines.PlaceAt(who, hour) is { } to && to != who.At;
}
