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
/// <param name="Coins">What is in their purse, in copper pieces, at least 0.</param>
/// <param name="Trades">They buy and sell: what they carry is for sale.</param>
/// <param name="Experience">Points earned, at least 0; the SRD 5.1 gives the level that they make.</param>
/// <param name="HitDiceSpent">Hit dice used for short rests since the last long one, 0 to their level.</param>
/// <param name="RestedAt">The world's clock at the end of their last long rest; 0 before the first.</param>
public sealed record Character(string Id, string Name, bool Proper, string Pronoun, string Description, string At,
    int HitPoints, int MaxHitPoints, Abilities Abilities, Temperament Temperament, IReadOnlyList<Want> Wants,
    IReadOnlyList<Knowledge> Knows, IReadOnlyList<Routine> Routine,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Coins = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] bool Trades = false,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int Experience = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] int HitDiceSpent = 0,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)] long RestedAt = 0);

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
/// <c>key</c>; <c>weapon:spear</c> and <c>armor:leather</c> name the line of the SRD's tables whose figures it has (a plain <c>weapon</c>
/// is an improvised one), <c>heals:2d4+2</c> what it gives back to whoever drinks it.</param>
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
