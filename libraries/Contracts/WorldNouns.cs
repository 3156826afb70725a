using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

/// <summary>Somewhere a character can be. Ids are unique over places, characters and items of a world.</summary>
/// <param name="Id">Kebab-case, stable for the life of the world.</param>
/// <param name="Name">As prose names it, without an article: <c>salt market</c>.</param>
/// <param name="Proper">True when the name takes no article: <c>Gull Street</c>.</param>
/// <param name="Description">Authored sentences, shown on the first visit and on looking around.</param>
/// <param name="Biome">What kind of ground this is: <c>town</c>, <c>coast</c>, <c>forest</c>, <c>marsh</c>, <c>cave</c>, <c>ruins</c>,
/// <c>road</c>.</param>
/// <param name="Indoors">Weather does not reach it.</param>
/// <param name="Dark">No light of its own, at any hour.</param>
/// <param name="Senses">Authored clauses for detail, each a full sentence true at any hour and in any weather.</param>
/// <param name="Exits">The ways out.</param>
public sealed record Place(string Id, string Name, bool Proper, string Description, string Biome, bool Indoors, bool Dark,
    IReadOnlyList<string> Senses, IReadOnlyList<Exit> Exits);

/// <summary>A way from one place to another; the way back is an exit of its own.</summary>
/// <param name="Direction">What a player types: <c>north</c>, <c>up</c>, <c>in</c>.</param>
/// <param name="To">The place it leads to.</param>
/// <param name="Seconds">How long walking it takes, at an ordinary pace; 5 to 86,400.</param>
/// <param name="Door">The door's name where there is one. It is passable unless the fact (<see cref="DoorId"/>, <c>closed</c> or
/// <c>locked</c>) holds.</param>
/// <param name="DoorId">Both sides of one door name the same id.</param>
/// <param name="Key">The item that unlocks the door.</param>
public sealed record Exit(string Direction, string To, int Seconds, string? Door = null, string? DoorId = null, string? Key = null);

/// <summary>A person (or creature) of the world; the player's character has the id <c>player</c>.</summary>
/// <param name="Name">As prose names them, without an article: <c>Mara Venn</c>, <c>night watchman</c>.</param>
/// <param name="Proper">True when the name takes no article.</param>
/// <param name="Pronoun"><c>she</c>, <c>he</c>, <c>they</c> or <c>it</c>.</param>
/// <param name="At">The place they are in.</param>
/// <param name="HitPoints">0 (down) to <paramref name="MaxHitPoints"/>.</param>
/// <param name="Wants">What drives them, strongest first.</param>
/// <param name="Knows">What they can tell, if they like who asks well enough.</param>
/// <param name="Routine">Where they are by the hour, unless something keeps them; may be empty.</param>
public sealed record Character(string Id, string Name, bool Proper, string Pronoun, string Description, string At,
    int HitPoints, int MaxHitPoints, Abilities Abilities, Temperament Temperament, IReadOnlyList<Want> Wants,
    IReadOnlyList<Knowledge> Knows, IReadOnlyList<Routine> Routine);

/// <summary>Ability modifiers as the SRD 5.1 uses them, each −5 to +10 (not the scores they come from).</summary>
public sealed record Abilities(int Strength, int Dexterity, int Constitution, int Intelligence, int Wisdom, int Charisma);

/// <summary>Dispositions that lead choices, each 0 to 100, 50 being ordinary.</summary>
public sealed record Temperament(int Kindness, int Boldness, int Diligence, int Sociability);

/// <summary>Something a character is after.</summary>
/// <param name="Kind">What sort of thing fulfils it.</param>
/// <param name="Target">The item, place or character it is about.</param>
/// <param name="Weight">1 to 100.</param>
/// <param name="Words">How they say it themselves, as a full sentence in the first person.</param>
public sealed record Want(WantKind Kind, string Target, int Weight, string Words);

/// <summary>What fulfils a want: holding an item, being at a place, or being on good terms with a character.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WantKind>))]
public enum WantKind { Have, BeAt, Befriend }

/// <summary>An answer a character can give.</summary>
/// <param name="Topics">Words and ids that ask for it, lower case.</param>
/// <param name="Says">What they say: full sentences, spoken by them, naming only what the world holds.</param>
/// <param name="Affinity">How well they must like the asker, −100 to 100.</param>
public sealed record Knowledge(IReadOnlyList<string> Topics, string Says, int Affinity);

/// <summary>Where a character is between two hours of the day (from inclusive, to exclusive, may pass midnight).</summary>
/// <param name="Doing">What they do there, as a gerund phrase: <c>mending nets</c>.</param>
public sealed record Routine(int FromHour, int ToHour, string PlaceId, string Doing);

/// <summary>A thing. It is at a place, with a character, or nowhere yet.</summary>
/// <param name="Name">As prose names it, without an article: <c>iron key</c>.</param>
/// <param name="At">The id of the place or character that has it; empty while it is not in the world yet.</param>
/// <param name="Grams">Weight in grams.</param>
/// <param name="Value">Price in copper pieces.</param>
/// <param name="Fixed">It cannot be carried off.</param>
/// <param name="Tags">What it is good for: <c>light</c>, <c>weapon</c>, <c>food</c>, <c>drink</c>, <c>readable</c>, <c>tool:climb</c>,
/// <c>key</c>.</param>
/// <param name="Text">What is written on it, where it can be read.</param>
public sealed record Item(string Id, string Name, string Description, string At, int Grams, int Value, bool Fixed,
    IReadOnlyList<string> Tags, string? Text = null);

/// <summary>How one character stands to another; the way back is a relation of its own.</summary>
/// <param name="Affinity">−100 (hatred) to 100 (love); strangers are at 0.</param>
/// <param name="Kind">What they are to each other: <c>sister</c>, <c>employer</c>, <c>rival</c>, <c>acquaintance</c>.</param>
public sealed record Relation(string From, string To, int Affinity, string Kind);

/// <summary>A proposition that is true in the world now: <c>cellar-door · locked</c>. What is absent is false.</summary>
public sealed record Fact(string Subject, string State);

/// <summary>Something a character knows of, because they saw it or were told.</summary>
/// <param name="Tick">When it happened, as a tick number.</param>
/// <param name="What">What kind of thing happened.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Target">To whom, to what or where, if anything.</param>
/// <param name="ToldBy">Who told them; null when they were there.</param>
/// <param name="Importance">1 (small talk) to 10 (life and death).</param>
public sealed record Memory(int Tick, OutcomeKind What, string Actor, string? Target, string? ToldBy, int Importance);

/// <summary>The sky over a world.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Weather>))]
public enum Weather { Clear, Overcast, Rain, Storm, Fog, Snow }

/// <summary>The part of the day, from the world's clock.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DayPart>))]
public enum DayPart { Night, Dawn, Morning, Afternoon, Evening }

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
public sealed record Storylet(string Id, string Kind, string Text, string Stakes, int PerDay, int CooldownTicks,
    IReadOnlyList<Condition> When, IReadOnlyList<Effect> Then);

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
