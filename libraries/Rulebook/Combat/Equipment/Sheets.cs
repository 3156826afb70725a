using System.Collections.Immutable;
using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>
/// What a character of the world brings to a fight. The SRD's classes are left out: everybody is proficient with what the tables name,
/// and from level 5 on strikes twice in a turn, as its fighting classes do.
/// </summary>
public static class Sheets
{
    /// <summary>The <see cref="Sheet.Creature"/> of characters of the world.</summary>
    public const string Folk = "folk";

    private const int WalkingFeet = 30;
    private const int ArmoredFeet = 10;
    private const int SecondStrikeAt = 5;

    private static readonly Weapon Improvised = new("improvised", "1d4", DamageType.Bludgeoning, true);

    /// <summary>The sheet of a character that the world holds, from their abilities and what they carry.</summary>
    public static Sheet Of(World world, string characterId)
    {
        var (who, items) = (world.Characters[characterId], world.ItemsAt(characterId).ToList());
        var level = Levels.Of(who.Experience);
        var proficiency = Levels.ProficiencyAt(level);
        var isPlayer = characterId == World.PlayerId;
        return new Sheet(who.Id, Folk, who.Name, who.Proper, isPlayer ? "you" : who.Pronoun, ArmorClass(who.Abilities, items),
            Math.Clamp(who.HitPoints, 0, who.MaxHitPoints), who.MaxHitPoints, who.Abilities, proficiency, Speed(who.Abilities, items),
            Strikes(who.Abilities, items, proficiency), level >= SecondStrikeAt ? 2 : 1, Worth(who.MaxHitPoints), FoeMind.Folk,
            who.Temperament.Boldness, [], [], [], [], Draughts(items));
    }

    // Unarmored it is 10 and Dexterity; the best armor carried is worn.
    private static int ArmorClass(Abilities abilities, List<Item> items) =>
        Worn(items).Select(a => a.ClassFor(abilities.Dexterity)).Append(10 + abilities.Dexterity).Max()
        + (items.Any(i => i.Tags.Contains("armor:shield")) ? Equipment.Shield : 0);

    private static int Speed(Abilities abilities, List<Item> items) =>
        Worn(items).MaxBy(a => a.ClassFor(abilities.Dexterity)) is { Strength: > 0 } heavy && abilities.Strength < (heavy.Strength - 10) / 2
            ? WalkingFeet - ArmoredFeet
            : WalkingFeet;

    private static IEnumerable<Armor> Worn(List<Item> items) => items.SelectMany(i => i.Tags)
        .Where(t => t.StartsWith("armor:", StringComparison.Ordinal))
        .Select(t => Equipment.Armor.GetValueOrDefault(t["armor:".Length..])).OfType<Armor>();

    // The hardest-hitting first, fists last.
    private static IReadOnlyList<Strike> Strikes(Abilities abilities, List<Item> items, int proficiency) =>
    [
        .. items.Select(i => (Item: i, Weapon: WeaponOf(i))).Where(i => i.Weapon is not null)
            .Select(i => StrikeOf(i.Item, i.Weapon!, abilities, proficiency))
            .OrderByDescending(s => (DicePool.Parse(s.Damage)?.TwiceMean ?? 0) + s.ToHit).ThenBy(s => s.ItemId, StringComparer.Ordinal),
        new Strike("fist", proficiency + abilities.Strength, Text(Math.Max(1, 1 + abilities.Strength)), DamageType.Bludgeoning),
    ];

    private static Weapon? WeaponOf(Item item)
    {
        var named = item.Tags.Where(t => t.StartsWith("weapon:", StringComparison.Ordinal))
            .Select(t => Equipment.Weapons.GetValueOrDefault(t["weapon:".Length..])).FirstOrDefault(w => w is not null);
        return named ?? (item.Tags.Any(t => t == "weapon" || t.StartsWith("weapon:", StringComparison.Ordinal)) ? Improvised : null);
    }

    private static Strike StrikeOf(Item item, Weapon weapon, Abilities abilities, int proficiency)
    {
        var ability = weapon.Ranged ? abilities.Dexterity
            : weapon.Finesse ? Math.Max(abilities.Strength, abilities.Dexterity) : abilities.Strength;
        // Nobody is proficient with a chair leg.
        var toHit = ability + (weapon == Improvised ? 0 : proficiency);
        var bonus = ability == 0 ? "" : ability > 0 ? $"+{Text(ability)}" : Text(ability);
        return new Strike(item.Name, toHit, weapon.Dice.Contains('d') ? weapon.Dice + bonus : Text(Math.Max(1, 1 + ability)), weapon.Type,
            weapon.Ranged, item.Id);
    }

    private static ImmutableSortedDictionary<string, string> Draughts(List<Item> items) => items
        .Select(i => (i.Id, Heals: i.Tags.FirstOrDefault(t => t.StartsWith("heals:", StringComparison.Ordinal))?["heals:".Length..]))
        .Where(i => i.Heals is not null && DicePool.Parse(i.Heals) is not null)
        .ToImmutableSortedDictionary(i => i.Id, i => i.Heals!, StringComparer.Ordinal);

    // People of the world have no challenge rating: their hit points stand for it, as those of the SRD's people do.
    private static int Worth(int maxHitPoints) => Challenges.WorthOf(maxHitPoints switch
    {
        <= 8 => "0",
        <= 15 => "1/8",
        <= 25 => "1/4",
        <= 35 => "1/2",
        <= 50 => "1",
        _ => "2",
    });

    private static string Text(int n) => n.ToString(CultureInfo.InvariantCulture);
}
