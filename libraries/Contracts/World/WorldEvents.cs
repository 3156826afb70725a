using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

/// <summary>
/// A change of the world, as the ledger keeps it. This is the closed set that <c>World.Apply</c> knows; the discriminator <c>type</c>
/// is the stored name, so a rename is a breaking change.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ClockAdvanced), nameof(ClockAdvanced))]
[JsonDerivedType(typeof(WeatherTurned), nameof(WeatherTurned))]
[JsonDerivedType(typeof(CharacterMoved), nameof(CharacterMoved))]
[JsonDerivedType(typeof(ItemMoved), nameof(ItemMoved))]
[JsonDerivedType(typeof(ItemUsedUp), nameof(ItemUsedUp))]
[JsonDerivedType(typeof(DamageDealt), nameof(DamageDealt))]
[JsonDerivedType(typeof(WoundsHealed), nameof(WoundsHealed))]
[JsonDerivedType(typeof(RelationShifted), nameof(RelationShifted))]
[JsonDerivedType(typeof(FactAsserted), nameof(FactAsserted))]
[JsonDerivedType(typeof(FactRetracted), nameof(FactRetracted))]
[JsonDerivedType(typeof(MemoryFormed), nameof(MemoryFormed))]
[JsonDerivedType(typeof(StoryletHappened), nameof(StoryletHappened))]
[JsonDerivedType(typeof(PlayerNamed), nameof(PlayerNamed))]
[JsonDerivedType(typeof(CoinsMoved), nameof(CoinsMoved))]
[JsonDerivedType(typeof(ExperienceGained), nameof(ExperienceGained))]
[JsonDerivedType(typeof(HitDieSpent), nameof(HitDieSpent))]
[JsonDerivedType(typeof(LongRestTaken), nameof(LongRestTaken))]
[JsonDerivedType(typeof(EffectsDeferred), nameof(EffectsDeferred))]
[JsonDerivedType(typeof(EffectsCameDue), nameof(EffectsCameDue))]
public abstract record WorldEvent;

/// <summary>The world's clock went on by this many seconds (at least 0).</summary>
public sealed record ClockAdvanced(int Seconds) : WorldEvent;

/// <summary>The sky changed.</summary>
public sealed record WeatherTurned(Weather To) : WorldEvent;

/// <summary>A character is at another place now; where the player goes becomes a known place.</summary>
public sealed record CharacterMoved(string CharacterId, string From, string To) : WorldEvent;

/// <summary>An item changed hands or places; <paramref name="From"/> is empty when it was nowhere yet.</summary>
public sealed record ItemMoved(string ItemId, string From, string To) : WorldEvent;

/// <summary>An item is gone from the world: eaten, burnt, drunk.</summary>
public sealed record ItemUsedUp(string ItemId, string By) : WorldEvent;

/// <summary>A character lost hit points (at least 1 named, never below 0 left).</summary>
/// <param name="Cause">The id of the character or storylet behind it.</param>
public sealed record DamageDealt(string CharacterId, int Amount, string Cause) : WorldEvent;

/// <summary>A character regained hit points, never above their maximum.</summary>
public sealed record WoundsHealed(string CharacterId, int Amount) : WorldEvent;

/// <summary>One character's affinity to another moved by this much, clamped to −100..100.</summary>
public sealed record RelationShifted(string From, string To, int Amount, string Why) : WorldEvent;

/// <summary>A proposition became true.</summary>
public sealed record FactAsserted(Fact Fact) : WorldEvent;

/// <summary>A proposition stopped being true.</summary>
public sealed record FactRetracted(Fact Fact) : WorldEvent;

/// <summary>A character saw or was told something worth keeping.</summary>
public sealed record MemoryFormed(string CharacterId, Memory Memory) : WorldEvent;

/// <summary>A storylet came true at this tick; its cooldown starts.</summary>
public sealed record StoryletHappened(string StoryletId, int Tick) : WorldEvent;

/// <summary>The player's character got the name its player chose.</summary>
public sealed record PlayerNamed(string Name) : WorldEvent;

/// <summary>
/// Copper pieces changed hands; an empty <paramref name="From"/> or <paramref name="To"/> is the world beyond the story. Nobody pays
/// more than they have: what is named beyond that does not move.
/// </summary>
public sealed record CoinsMoved(string From, string To, int Amount) : WorldEvent;

/// <summary>A character earned experience; where it makes a new level (SRD 5.1), their hit points grow with it.</summary>
public sealed record ExperienceGained(string CharacterId, int Amount) : WorldEvent;

/// <summary>A character spent a hit die in a short rest; what it gave back is an event of its own.</summary>
public sealed record HitDieSpent(string CharacterId) : WorldEvent;

/// <summary>A character ended a long rest at this time of the world's clock: half of their hit dice, at least one, are theirs
/// again.</summary>
public sealed record LongRestTaken(string CharacterId, long Clock) : WorldEvent;

/// <summary>A storylet put changes off until the player has left the scene.</summary>
public sealed record EffectsDeferred(string StoryletId) : WorldEvent;

/// <summary>The changes that a storylet put off were made.</summary>
public sealed record EffectsCameDue(string StoryletId) : WorldEvent;
