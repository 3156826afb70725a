using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

/// <summary>What a player's text means: parsed by the rules, against the world as the character stands in it.</summary>
/// <param name="Text">The player's words, as typed.</param>
/// <param name="Act">What kind of doing it is.</param>
/// <param name="Target">The id it is about: a place, character or item; null when nothing or nothing that is here.</param>
/// <param name="Instrument">The id of the second thing or person: what with, to whom, about whom.</param>
/// <param name="Topic">What is talked about, or the words that named no known thing; lower case.</param>
/// <param name="Manner">How it is done.</param>
/// <param name="Seconds">How long the player said it should take; null when they did not.</param>
/// <param name="Assumption">What was assumed where the text left it open, as a clause; null when nothing was.</param>
public sealed record Intent(string Text, Act Act, string? Target = null, string? Instrument = null, string? Topic = null,
    Manner Manner = Manner.Plain, int? Seconds = null, string? Assumption = null);

/// <summary>The kinds of doing that the rules know.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Act>))]
public enum Act
{
    /// <summary>Take the whole scene in.</summary>
    Look,
    /// <summary>Look closely at one thing or person.</summary>
    Examine,
    /// <summary>Go through the place for what is hidden.</summary>
    Search,
    /// <summary>Listen, smell, feel.</summary>
    Listen,
    /// <summary>Walk an exit, or to a known place.</summary>
    Go,
    /// <summary>Pick something up.</summary>
    Take,
    /// <summary>Put something down.</summary>
    Drop,
    /// <summary>Hand an item (target) to a person (instrument).</summary>
    Give,
    /// <summary>Put an item to its use, perhaps on something.</summary>
    Use,
    /// <summary>Open or unlock a door or thing.</summary>
    Open,
    /// <summary>Close or lock a door or thing.</summary>
    Close,
    /// <summary>Speak to a person: greet, ask about a topic, tell.</summary>
    Talk,
    /// <summary>Hit someone.</summary>
    Attack,
    /// <summary>Let time pass.</summary>
    Wait,
    /// <summary>Rest or sleep.</summary>
    Rest,
    /// <summary>Keep out of sight.</summary>
    Hide,
    /// <summary>Read what is written.</summary>
    Read,
    /// <summary>Eat or drink.</summary>
    Consume,
    /// <summary>Climb, jump, swim: an exertion without an exit.</summary>
    Exert,
    /// <summary>Pay for an item (target) that a person (instrument) has for sale.</summary>
    Buy,
    /// <summary>Let a person (instrument) have an item (target) for money.</summary>
    Sell,
    /// <summary>What do I carry.</summary>
    Inventory,
    /// <summary>A question to the game master: who am I, where can I go, what can I do.</summary>
    AskMaster,
    /// <summary>Words that are not the character's: swearing at the game, laughter, thanks.</summary>
    OutOfCharacter,
    /// <summary>Anything else: tried freely, judged by an ability.</summary>
    Improvise,
}

/// <summary>How something is done: care costs time and lowers the difficulty, haste does the opposite, quiet keeps unseen.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Manner>))]
public enum Manner { Plain, Careful, Hasty, Quiet, Forceful }
