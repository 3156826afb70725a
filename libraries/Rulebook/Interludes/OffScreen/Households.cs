using Storyteller.Contracts;

namespace Storyteller.Rulebook.OffScreen;

/// <summary>At night, those who are at home close the doors that were left open; not the one before which the player stands.</summary>
internal static class Households
{
    private const string Closed = "closed";

    public static IEnumerable<WorldEvent> Of(World world) => world.DayPart != DayPart.Night ? []
        : world.Characters.Values.Where(c => IsAtHome(world, c)).Select(c => world.Places[c.At])
            .Where(home => home.Indoors && home.Id != world.Player.At).SelectMany(home => home.Exits)
            .Where(exit => exit.To != world.Player.At && exit.DoorId is { } door
                && !world.Holds(door, Closed) && !world.Holds(door, "locked"))
            .Select(exit => exit.DoorId!).Distinct().Order(StringComparer.Ordinal)
            .Select(door => new FactAsserted(new Fact(door, Closed)));

    private static bool IsAtHome(World world, Character who) => who.Id != World.PlayerId && who.HitPoints > 0
        && world.Places.ContainsKey(who.At) && Routines.PlaceAt(who, DayParts.Hour(world.Clock)) == who.At;
}
