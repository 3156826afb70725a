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
