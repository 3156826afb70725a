using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

/// <summary>One thing that happened in a tick, as the narrator and the witnesses get it. It names ids; a cast list names names.</summary>
/// <param name="Actor">Who did it: a character id, or empty for the world.</param>
/// <param name="Target">The id it was done to, or went to.</param>
/// <param name="Other">The second id: with what, to whom, which thing was found.</param>
/// <param name="Degree">How well it went.</param>
/// <param name="Why">A stable reason code where something did not happen: <c>not-here</c>, <c>locked</c>, <c>too-dark</c>,
/// <c>not-carried</c>, …</param>
/// <param name="Words">Authored or typed words that belong to it: a description, a line of speech, the topic asked for.</param>
/// <param name="Amount">A number that belongs to it: hit points, seconds.</param>
public sealed record Outcome(OutcomeKind Kind, string Actor, string? Target = null, string? Other = null, Degree Degree = Degree.Success,
    string? Why = null, string? Words = null, int Amount = 0);

/// <summary>What sort of thing happened.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<OutcomeKind>))]
public enum OutcomeKind
{
    /// <summary>The scene was looked over.</summary>
    Looked,
    /// <summary>Target was examined; <c>Words</c> is its description.</summary>
    Examined,
    /// <summary>The place was searched; <c>Other</c> is what turned up, if anything.</summary>
    Searched,
    /// <summary>Someone listened; <c>Words</c> is what the place offers to the senses.</summary>
    Listened,
    /// <summary>Actor went to place <c>Target</c> (from place <c>Other</c>).</summary>
    Moved,
    /// <summary>Actor took item <c>Target</c>.</summary>
    Took,
    /// <summary>Actor put item <c>Target</c> down.</summary>
    Dropped,
    /// <summary>Actor gave item <c>Target</c> to <c>Other</c>.</summary>
    Gave,
    /// <summary>Actor put item <c>Target</c> to use (on <c>Other</c>).</summary>
    Used,
    /// <summary>Door <c>Words</c> was opened.</summary>
    Opened,
    /// <summary>Door <c>Words</c> was closed.</summary>
    Closed,
    /// <summary>Actor spoke to <c>Target</c>; <c>Words</c> is the topic or the words said.</summary>
    Spoke,
    /// <summary>Actor struck at <c>Target</c>; <c>Amount</c> hit points were lost.</summary>
    Struck,
    /// <summary>Time was let pass: <c>Amount</c> seconds.</summary>
    Waited,
    /// <summary>Actor rested; <c>Amount</c> hit points came back.</summary>
    Rested,
    /// <summary>Actor kept out of sight, or failed to.</summary>
    Hid,
    /// <summary>Item <c>Target</c> was read; <c>Words</c> is what it says.</summary>
    ReadText,
    /// <summary>Item <c>Target</c> was eaten or drunk.</summary>
    Consumed,
    /// <summary>A climb, jump or swim, or any other effort, succeeded or failed by <c>Degree</c>; <c>Words</c> is what was tried.</summary>
    Tried,
    /// <summary>The player took stock of what they carry.</summary>
    TookStock,
    /// <summary>
    /// The game master explains; <c>Why</c> says what: <c>who-am-i</c>, <c>where-to-go</c>, <c>what-to-do</c>, <c>who-is-here</c>,
    /// <c>what-happened</c>, <c>where-am-i</c>, <c>who-are-you</c>, <c>wares</c>.
    /// </summary>
    Explained,
    /// <summary>Words outside the fiction were acknowledged; nothing happened.</summary>
    SteppedOut,
    /// <summary>
    /// What was intended could not be: <c>Why</c> says why, <c>Words</c> what was meant, <c>Other</c> the nearest possible thing.
    /// </summary>
    Impossible,
    /// <summary>Storylet <c>Target</c> came true; <c>Words</c> is its text with the slots filled.</summary>
    Befell,
    /// <summary>
    /// A character answered or addressed <c>Target</c>: <c>Words</c> is the line, <c>Why</c> the speech act (<c>greet</c>, <c>answer</c>,
    /// <c>refuse</c>, <c>ask</c>, <c>warn</c>, <c>thank</c>).
    /// </summary>
    Said,
    /// <summary>A character goes about something: <c>Words</c> is a gerund phrase.</summary>
    Busied,
    /// <summary>What the player had said is out of date by now; the outcome that follows says why it could not be.</summary>
    Overtaken,
    /// <summary>What befell asks the player: <c>Words</c> is the question.</summary>
    Asked,
    /// <summary>The player answered what befell (storylet <c>Target</c>): <c>Words</c> is what the player reads of it.</summary>
    Answered,
    /// <summary>A fight began against <c>Target</c> (the first of them); <c>Why</c> is <c>surprised</c> where the player was.</summary>
    FightBegan,
    /// <summary>Actor stood on guard: dodged, in the SRD's word.</summary>
    Dodged,
    /// <summary>Actor tried to get out of the fight; <c>Degree</c> says whether they got away.</summary>
    Fled,
    /// <summary>Actor laid down their arms.</summary>
    Yielded,
    /// <summary>Actor spoke to <c>Target</c> in a fight to end it; <c>Degree</c> says whether it did, <c>Words</c> what was said.</summary>
    Parleyed,
    /// <summary>Actor came under a condition of the SRD: <c>Why</c> is its name in lower case; <c>Other</c> is who brought it on.</summary>
    Beset,
    /// <summary>Actor is rid of a condition: <c>Why</c> is its name.</summary>
    ShookOff,
    /// <summary>Actor fell at 0 hit points: out cold, or dead where it is a creature. <c>Other</c> is who felled them.</summary>
    Felled,
    /// <summary>Actor, out cold, threw a death save; <c>Why</c> is <c>stable</c>, <c>dead</c>, <c>awake</c> or null while it goes
    /// on.</summary>
    SavedAgainstDeath,
    /// <summary>The fight is over: <c>Why</c> is <c>won</c>, <c>fled</c>, <c>truce</c> or <c>lost</c>; <c>Amount</c> is the experience
    /// earned.</summary>
    FightEnded,
    /// <summary>
    /// What became of a player who lost: <c>Why</c> is <c>captured</c>, <c>robbed</c>, <c>rescued</c> or <c>dead</c>; <c>Target</c> is the
    /// place where they find themselves, <c>Other</c> who did it, <c>Amount</c> the copper pieces that are gone.
    /// </summary>
    Defeated,
    /// <summary>The player's character reached level <c>Amount</c>.</summary>
    Levelled,
    /// <summary>Actor bought item <c>Target</c> of <c>Other</c> for <c>Amount</c> copper pieces.</summary>
    Bought,
    /// <summary>Actor sold item <c>Target</c> to <c>Other</c> for <c>Amount</c> copper pieces.</summary>
    Sold,
}

/// <summary>How well something went, by the margin of its check (SRD 5.1 checks; margins −10, 0 and 10 are this project's).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Degree>))]
public enum Degree
{
    /// <summary>Missed by 10 or more, or a natural 1.</summary>
    Disaster,
    /// <summary>Missed.</summary>
    Failure,
    /// <summary>Met, or no check was needed.</summary>
    Success,
    /// <summary>Beaten by 10 or more, or a natural 20.</summary>
    Triumph,
}

/// <summary>One throw of dice, as it is shown and kept.</summary>
/// <param name="Purpose">What for: a skill, or a storylet's id.</param>
/// <param name="Sides">20 for checks, attacks and saves, 100 for meta events, 0 for the dice of damage.</param>
/// <param name="Result">What the die shows, or the dice together; with advantage or disadvantage the one that counts.</param>
/// <param name="Target">The DC or armor class to meet or beat, or the percentage not to exceed; 0 where there is none.</param>
/// <param name="Shown">The throw with its sum, as a player reads it: <c>d20 14 + 3 = 17 vs DC 15</c>.</param>
/// <param name="By">Who threw: a character or fighter; null for the world.</param>
public sealed record Roll(string Purpose, int Sides, int Result, int Modifier, int Target, bool Success, string? Shown = null,
    string? By = null);

/// <summary>How prose names somebody or something.</summary>
/// <param name="Kind"><c>character</c>, <c>item</c> or <c>place</c>.</param>
/// <param name="Proper">True when the name takes no article.</param>
/// <param name="Pronoun"><c>she</c>, <c>he</c>, <c>they</c>, <c>it</c>, or <c>you</c> for the player.</param>
public sealed record Brief(string Id, string Kind, string Name, bool Proper, string Pronoun);

/// <summary>Where and when the tick takes place, for an agent that needs no more of the world than that.</summary>
/// <param name="Clock">Seconds since midnight of the world's first day.</param>
/// <param name="Light">True when the player can see: daylight, a lit place, or a light carried.</param>
/// <param name="Present">The characters here, the player's left out, by id.</param>
/// <param name="Items">What lies here, by id.</param>
/// <param name="Carried">What the player carries, by id.</param>
public sealed record Scene(Place Place, long Clock, DayPart DayPart, Weather Weather, bool Light, bool FirstVisit,
    IReadOnlyList<Brief> Present, IReadOnlyList<Brief> Items, IReadOnlyList<Brief> Carried);
