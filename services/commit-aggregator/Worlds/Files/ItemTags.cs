using Storyteller.Rulebook.Combat;

namespace Storyteller.CommitAggregator.Worlds.Files;

/// <summary>The tags that an item can have. What follows a colon is checked too, so that a slip of the pen disarms nobody.</summary>
internal static class ItemTags
{
    private static readonly string[] Plain = ["light", "weapon", "food", "drink", "readable", "key"];

    private static readonly string[] Weapons = [.. Equipment.Weapons.Keys];

    private static readonly string[] Armor = [.. Equipment.Armor.Keys.Append("shield").Order(StringComparer.Ordinal)];

    /// <summary>Why this is no tag; null when it is one.</summary>
    public static string? ProblemWith(string tag) => (tag.Split(':', 2) is [var kind, var rest] ? (kind, rest) : (tag, null)) switch
    {
        (_, null) when Plain.Contains(tag) => null,
        ("tool", { } use) when Words.IsKebab(use) => null,
        ("weapon", { } line) => Weapons.Contains(line) ? null : $"the SRD has no weapon '{line}'; known are {string.Join(", ", Weapons)}",
        ("armor", { } line) => Armor.Contains(line) ? null : $"the SRD has no armor '{line}'; known are {string.Join(", ", Armor)}",
        ("heals", { } dice) => DicePool.Parse(dice) is { Count: > 0 } ? null : $"'{dice}' must be dice like 2d4+2",
        _ => $"unknown tag '{tag}'; known are {string.Join(", ", Plain)}, tool:<what for>, weapon:<line of the SRD>, "
            + "armor:<line of the SRD> and heals:<dice>",
    };
}
