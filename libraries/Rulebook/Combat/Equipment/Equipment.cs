using System.Collections.Immutable;
using Storyteller.Contracts;

namespace Storyteller.Rulebook.Combat;

/// <summary>A line of the SRD's table of weapons.</summary>
/// <param name="Id">Kebab-case: <c>light-crossbow</c>.</param>
/// <param name="Dice">Its damage without a bonus: <c>1d8</c>.</param>
/// <param name="Ranged">It shoots, or is made to be thrown: Dexterity serves it.</param>
/// <param name="Finesse">Strength or Dexterity serves it, whichever is better.</param>
public sealed record Weapon(string Id, string Dice, DamageType Type, bool Simple, bool Ranged = false, bool Finesse = false);

/// <summary>A line of the SRD's table of armor.</summary>
/// <param name="DexterityCap">How much of the Dexterity modifier counts; 10 for all of it.</param>
/// <param name="Strength">The Strength score below which it slows by 10 feet; 0 for none.</param>
public sealed record Armor(string Id, int ArmorClass, int DexterityCap, int Strength = 0)
{
    /// <summary>The armor class that it gives to somebody with this Dexterity modifier.</summary>
    public int ClassFor(int dexterity) => ArmorClass + (DexterityCap == 0 ? 0 : Math.Min(dexterity, DexterityCap));
}

/// <summary>Weapons and armor of the SRD 5.1, without the net, which only entangles.</summary>
public static class Equipment
{
    /// <summary>What a shield adds to armor class.</summary>
    public const int Shield = 2;

    private static readonly Tables Read = Resource.Read<Tables>("equipment.json");

    /// <summary>All weapons by id.</summary>
    public static ImmutableSortedDictionary<string, Weapon> Weapons { get; } =
        Read.Weapons.ToImmutableSortedDictionary(w => w.Id, w => w, StringComparer.Ordinal);

    /// <summary>All armor by id, shields left out.</summary>
    public static ImmutableSortedDictionary<string, Armor> Armor { get; } =
        Read.Armor.ToImmutableSortedDictionary(a => a.Id, a => a, StringComparer.Ordinal);

    private sealed record Tables(IReadOnlyList<Weapon> Weapons, IReadOnlyList<Armor> Armor);
}
