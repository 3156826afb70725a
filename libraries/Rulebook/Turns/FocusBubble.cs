using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>Those close enough to matter in a tick.</summary>
public static class FocusBubble
{
    /// <summary>How many characters decide in one tick at most.</summary>
    public const int Size = 8;

    /// <summary>
    /// The characters who decide for themselves in this tick, by id: those awake where the player ends up, without the player. Of more than
    /// <see cref="Size"/> those whom the outcomes are about come first, then those with the strongest feelings about the player.
    /// </summary>
    public static IReadOnlyList<string> In(Resolution resolution)
    {
        var world = resolution.After;
        var affected = resolution.Outcomes.SelectMany(o => new[] { o.Actor, o.Target, o.Other }).ToHashSet(StringComparer.Ordinal);
        return [.. world.CharactersAt(world.Player.At).Where(c => c.Id != World.PlayerId && c.HitPoints > 0).Select(c => c.Id)
            .OrderByDescending(affected.Contains)
            .ThenByDescending(id => Math.Abs(world.Affinity(id, World.PlayerId)))
            .ThenBy(id => id, StringComparer.Ordinal)
            .Take(Size).Order(StringComparer.Ordinal)];
    }
}
