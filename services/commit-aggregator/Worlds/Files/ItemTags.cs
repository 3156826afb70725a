using System.Text.RegularExpressions;

namespace Storyteller.CommitAggregator.Worlds.Files;

/// <summary>The tags that an item can have. What follows a colon is checked too, so that a slip of the pen disarms nobody.</summary>
internal static partial class ItemTags
{
    private static readonly string[] Plain = ["light", "weapon", "food", "drink", "readable", "key"];

    // The lines of the tables "Weapons" and "Armor" of the SRD 5.1.
    private static readonly string[] Weapons =
    [
        "battleaxe", "blowgun", "club", "crossbow-hand", "crossbow-heavy", "crossbow-light", "dagger", "dart", "flail", "glaive",
        "greataxe", "greatclub", "greatsword", "halberd", "handaxe", "javelin", "lance", "light-hammer", "longbow", "longsword", "mace",
        "maul", "morningstar", "net", "pike", "quarterstaff", "rapier", "scimitar", "shortbow", "shortsword", "sickle", "sling", "spear",
        "trident", "war-pick", "warhammer", "whip",
    ];
    private static readonly string[] Armor =
    [
        "breastplate", "chain-mail", "chain-shirt", "half-plate", "hide", "leather", "padded", "plate", "ring-mail", "scale-mail",
        "shield", "splint", "studded-leather",
    ];

    /// <summary>Why this is no tag; null when it is one.</summary>
    public static string? ProblemWith(string tag) => (tag.Split(':', 2) is [var kind, var rest] ? (kind, rest) : (tag, null)) switch
    {
        (_, null) when Plain.Contains(tag) => null,
        ("tool", { } use) when Words.IsKebab(use) => null,
        ("weapon", { } line) => Weapons.Contains(line) ? null : $"the SRD has no weapon '{line}'; known are {string.Join(", ", Weapons)}",
        ("armor", { } line) => Armor.Contains(line) ? null : $"the SRD has no armor '{line}'; known are {string.Join(", ", Armor)}",
        ("heals", { } dice) => Dice().IsMatch(dice) ? null : $"'{dice}' must be dice like 2d4+2",
        _ => $"unknown tag '{tag}'; known are {string.Join(", ", Plain)}, tool:<what for>, weapon:<line of the SRD>, "
            + "armor:<line of the SRD> and heals:<dice>",
    };

    [GeneratedRegex("^[1-9][0-9]?d[1-9][0-9]?([+][1-9][0-9]?)?$")]
    private static partial Regex Dice();
}
