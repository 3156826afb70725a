using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

/// <summary>Something the world might do, authored with the conditions under which it can.</summary>
/// <param name="Kind">Groups what must not pile up: <c>weather</c>, <c>arrival</c>, <c>discovery</c>, <c>threat</c>, <c>mishap</c>,
/// <c>rumour</c>, <c>omen</c>, <c>kindness</c>.</param>
/// <param name="Text">What the player reads when it happens: full sentences; may use the slots <c>{place}</c> and <c>{someone}</c> (a
/// character here).</param>
/// <param name="Stakes">What it could mean, in one clause.</param>
/// <param name="PerDay">How often it would happen in one day of waiting where its conditions hold, in hundredths (150 is one and a half
/// times).</param>
/// <param name="CooldownTicks">How many ticks must pass before it can happen again; 0 means once in a session.</param>
/// <param name="When">All must hold.</param>
/// <param name="Then">What it changes.</param>
/// <param name="Asks">What it asks the player; null when it only happens.</param>
/// <param name="Fight">Whom it brings to blows with the player; null when nobody. It asks nothing then.</param>
/// <param name="Later">What it changes once the player has left the scene; null when nothing.</param>
public sealed record Storylet(string Id, string Kind, string Text, string Stakes, int PerDay, int CooldownTicks,
    IReadOnlyList<Condition> When, IReadOnlyList<Effect> Then, StoryletQuestion? Asks = null, StoryletFight? Fight = null,
    IReadOnlyList<Effect>? Later = null);

/// <summary>What a storylet asks the player when it happens.</summary>
/// <param name="Text">The question, one sentence in the second person.</param>
/// <param name="Options">Two to five; the first is what a player who does not answer is taken to choose.</param>
public sealed record StoryletQuestion(string Text, IReadOnlyList<StoryletOption> Options);

/// <summary>One answer to a storylet's question.</summary>
/// <param name="Id">Kebab-case, unique in its question.</param>
/// <param name="Words">What the player chooses, in the infinitive: <c>pull the boy out of the mud</c>.</param>
/// <param name="Told">What the player reads when it goes well: full sentences, with the storylet's slots.</param>
/// <param name="Then">What it changes when it goes well.</param>
/// <param name="Skill">The skill or ability of its check, in lower case; null when it cannot fail.</param>
/// <param name="Dc">The check's difficulty class, 5 to 30; 0 without one.</param>
/// <param name="Failed">What the player reads when it goes badly; null without a check.</param>
/// <param name="Otherwise">What it changes when it goes badly; null when nothing.</param>
public sealed record StoryletOption(string Id, string Words, string Told, IReadOnlyList<Effect> Then, string? Skill = null, int Dc = 0,
    string? Failed = null, IReadOnlyList<Effect>? Otherwise = null);

/// <summary>Whom a storylet brings to blows with the player. How many they are is sized so that the fight is fair.</summary>
/// <param name="Creatures">The creatures of the bestiary that it may be, by id; any of the place's biome when empty.</param>
/// <param name="Surprise">The player's side is surprised in the first round (SRD 5.1).</param>
public sealed record StoryletFight(IReadOnlyList<string> Creatures, bool Surprise = false);

/// <summary>One precondition of a storylet; which subjects and values are sensible depends on the kind.</summary>
public sealed record Condition(ConditionKind Kind, string Value);

/// <summary>What a storylet can depend on. <c>Not…</c> kinds hold when the other does not.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ConditionKind>))]
public enum ConditionKind
{
    /// <summary>The player's place has this biome.</summary>
    Biome,
    /// <summary>The player is at this place.</summary>
    At,
    /// <summary>The player is not at this place.</summary>
    NotAt,
    /// <summary><c>indoors</c> or <c>outdoors</c>.</summary>
    Shelter,
    /// <summary>It is this part of the day.</summary>
    DayPart,
    /// <summary>The weather is this.</summary>
    Weather,
    /// <summary>The weather is not this.</summary>
    NotWeather,
    /// <summary>This character is at the player's place; <c>anyone</c> for whoever.</summary>
    Present,
    /// <summary>This character is not at the player's place.</summary>
    Absent,
    /// <summary>The player carries this item.</summary>
    Carries,
    /// <summary>This item is nowhere yet.</summary>
    Unfound,
    /// <summary>The fact <c>subject is state</c> holds.</summary>
    Fact,
    /// <summary>The fact does not hold.</summary>
    NotFact,
    /// <summary>At least this many ticks have been committed.</summary>
    AfterTick,
}

/// <summary>One change a storylet makes.</summary>
/// <param name="Subject">The id it is about; empty for the weather and for damage to the player.</param>
/// <param name="Value">The new state, the amount, or the place.</param>
public sealed record Effect(EffectKind Kind, string Subject, string Value);

/// <summary>What a storylet can change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EffectKind>))]
public enum EffectKind
{
    /// <summary>The weather becomes <c>Value</c>.</summary>
    Weather,
    /// <summary>Item <c>Subject</c> appears at the player's place (<c>here</c>) or at place <c>Value</c>.</summary>
    ItemAppears,
    /// <summary>Character <c>Subject</c> comes to the player's place (<c>here</c>) or goes to place <c>Value</c>.</summary>
    CharacterGoes,
    /// <summary>The fact (<c>Subject</c>, <c>Value</c>) becomes true.</summary>
    Assert,
    /// <summary>The fact (<c>Subject</c>, <c>Value</c>) stops being true.</summary>
    Retract,
    /// <summary>Character <c>Subject</c> likes the player <c>Value</c> points more or less.</summary>
    Affinity,
    /// <summary>The player loses <c>Value</c> hit points, never below 1.</summary>
    Hurt,
    /// <summary>The player regains <c>Value</c> hit points.</summary>
    Heal,
}
