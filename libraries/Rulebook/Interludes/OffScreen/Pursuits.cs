using Storyteller.Contracts;

namespace Storyteller.Rulebook.OffScreen;

/// <summary>
/// Those whom the player does not see go one step after what they want most, if it is within reach: a step towards where they long to be,
/// or a thing that lies there with nobody to mind it. Nobody comes to the player's place or leaves it.
/// </summary>
internal static class Pursuits
{
    public static IReadOnlyList<WorldEvent> Of(World world)
    {
        var changes = new List<WorldEvent>();
        foreach (var id in world.Characters.Keys)
        {
            var who = world.Characters[id];
            if (id == World.PlayerId || who.HitPoints == 0 || who.At == world.Player.At || Step(world, who) is not { } step) continue;
            changes.Add(step);
            world = world.Apply(step);
        }
        return changes;
    }

    private static WorldEvent? Step(World world, Character who)
    {
        // Whom the hour keeps somewhere would be called back at once; and who is where they most long to be stays.
        var walks = Routines.PlaceAt(who, DayParts.Hour(world.Clock)) is null;
        foreach (var want in who.Wants.OrderByDescending(want => want.Weight))
        {
            if (want.Kind == WantKind.Have && Taking(world, who, want.Target) is { } taken) return taken;
            if (want.Kind != WantKind.BeAt) continue;
            if (who.At == want.Target) walks = false;
            if (walks && Walking(world, who, want.Target) is { } walked) return walked;
        }
        return null;
    }

    private static ItemMoved? Taking(World world, Character who, string itemId) =>
        world.Items.TryGetValue(itemId, out var item) && item.At == who.At && !item.Fixed && !world.IsHidden(itemId)
            && world.IsLit(who.At) && !world.CharactersAt(who.At).Any(other => other.Id != who.Id && other.HitPoints > 0)
            ? new ItemMoved(itemId, who.At, who.Id) : null;

    private static CharacterMoved? Walking(World world, Character who, string to) =>
        Paths.NextStep(world, who.At, to) is { } next && next != world.Player.At ? new CharacterMoved(who.Id, who.At, next) : null;
}
