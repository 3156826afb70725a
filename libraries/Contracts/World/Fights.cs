using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

/// <summary>One fighter's figures as the SRD 5.1 writes them.</summary>
/// <param name="Id">The character's id, or the creature's with its number: <c>wolf-2</c>.</param>
/// <param name="Creature">The entry of the bestiary it comes from; <c>folk</c> for a character of the world.</param>
/// <param name="Name">As prose names it, without an article.</param>
/// <param name="HitPoints">0 to <paramref name="MaxHitPoints"/>.</param>
/// <param name="SpeedFeet">How far it walks in a turn, in feet.</param>
/// <param name="Attacks">What it can do to others, the usual one first; at least one.</param>
/// <param name="AttacksPerTurn">How often it strikes in a turn, 1 to 3.</param>
/// <param name="Experience">What beating it earns (SRD 5.1 by challenge rating).</param>
/// <param name="Mind">How it thinks, and what it does with who lost.</param>
/// <param name="Boldness">0 to 100: how hurt it must be before it thinks of leaving; 100 never does.</param>
/// <param name="Traits">Traits of the SRD that the rules know: <c>pack-tactics</c>, <c>keen</c>, <c>undead-fortitude</c>,
/// <c>darkvision</c>.</param>
/// <param name="Draughts">What it carries that gives hit points back: item ids to dice.</param>
public sealed record Sheet(string Id, string Creature, string Name, bool Proper, string Pronoun, int ArmorClass, int HitPoints,
    int MaxHitPoints, Abilities Abilities, int Proficiency, int SpeedFeet, IReadOnlyList<Strike> Attacks, int AttacksPerTurn,
    int Experience, FoeMind Mind, int Boldness, IReadOnlyList<string> Traits, IReadOnlyList<DamageType> Resists,
    IReadOnlyList<DamageType> Immune, IReadOnlyList<DamageType> Vulnerable, IReadOnlyDictionary<string, string>? Draughts = null);

/// <summary>One attack.</summary>
/// <param name="Name">As prose names it: <c>bite</c>, <c>eel spear</c>.</param>
/// <param name="ToHit">What is added to the d20.</param>
/// <param name="Damage">Its dice with their bonus: <c>2d4+2</c>.</param>
/// <param name="Ranged">It is thrown or shot.</param>
/// <param name="ItemId">The item it is made with; null for teeth and fists.</param>
/// <param name="Rider">What else a hit does; null when nothing.</param>
public sealed record Strike(string Name, int ToHit, string Damage, DamageType Type, bool Ranged = false, string? ItemId = null,
    Rider? Rider = null);

/// <summary>What a hit brings on unless a saving throw holds.</summary>
/// <param name="Ability">The save's ability, in lower case: <c>strength</c>.</param>
/// <param name="Dc">What the save must meet.</param>
/// <param name="Condition">The condition that a failed save brings; null when only damage.</param>
/// <param name="Damage">More damage on a failed save, half on a good one; null when none.</param>
public sealed record Rider(string Ability, int Dc, CombatCondition? Condition = null, string? Damage = null,
    DamageType Type = DamageType.Poison);

/// <summary>The kinds of damage of the SRD 5.1.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DamageType>))]
public enum DamageType
{
    Bludgeoning, Piercing, Slashing, Acid, Cold, Fire, Force, Lightning, Necrotic, Poison, Psychic, Radiant, Thunder,
}

/// <summary>The conditions of the SRD 5.1 that the rules of fighting know.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CombatCondition>))]
public enum CombatCondition { Blinded, Frightened, Grappled, Incapacitated, Paralyzed, Poisoned, Prone, Restrained, Stunned, Unconscious }

/// <summary>How a fighter thinks, and what it does with whoever lost to it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FoeMind>))]
public enum FoeMind
{
    /// <summary>Hungry or afraid: leaves when badly hurt, cannot be talked to.</summary>
    Beast,
    /// <summary>People: talk, yield, rob, take prisoners.</summary>
    Folk,
    /// <summary>Never leaves, never listens: the dead, and things that were made.</summary>
    Mindless,
    /// <summary>Cunning and cruel: can be talked to, leaves when it loses.</summary>
    Fiend,
}

/// <summary>A fight that a meta event offers, sized for the party it was offered to.</summary>
/// <param name="Foes">Who stands against it.</param>
/// <param name="WinPercent">How often that party won it in simulated fights, 55 to 85 for a fair one.</param>
/// <param name="Surprise">The party is surprised in the first round.</param>
public sealed record Encounter(IReadOnlyList<FoeGroup> Foes, int WinPercent, bool Surprise = false);

/// <summary>So many of one creature of the bestiary.</summary>
public sealed record FoeGroup(string Creature, int Count);
