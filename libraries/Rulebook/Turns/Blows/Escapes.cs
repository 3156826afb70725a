using Storyteller.Contracts;

namespace Storyteller.Rulebook.Blows;

/// <summary>Where somebody runs who gets out of a fight.</summary>
internal static class Escapes
{
    /// <summary>The nearest way out that is open, a known one first; null where there is none, and one is cornered.</summary>
    public static string? From(World world) => world.Here.Exits
        .Where(e => world.Places.ContainsKey(e.To) && world.IsPassable(e))
        .OrderByDescending(e => world.Known.Contains(e.To)).ThenBy(e => e.Seconds).ThenBy(e => e.To, StringComparer.Ordinal)
        .FirstOrDefault()?.To;
}
