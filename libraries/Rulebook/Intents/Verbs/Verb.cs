using Storyteller.Contracts;

namespace Storyteller.Rulebook.Intents;

/// <summary>How the words behind a verb are to be read.</summary>
public enum Reading
{
    /// <summary>No noun belongs to it; one that follows is what it is about.</summary>
    Alone,
    /// <summary>A thing, and perhaps a second one: <c>open the door with the key</c>.</summary>
    TakesThing,
    /// <summary>A way: a direction, an exit, a place.</summary>
    TakesWay,
    /// <summary>A thing and who gets it, in either order.</summary>
    TakesReceiver,
    /// <summary>Goods and whom one deals with: <c>buy the lantern from Bett</c>.</summary>
    Deals,
    /// <summary>Something that may or may not be in sight.</summary>
    TakesSought,
    /// <summary>A person, then what about: <c>ask Mara about the key</c>.</summary>
    Asks,
    /// <summary>Words, then perhaps to whom: <c>say good evening to Mara</c>.</summary>
    Says,
    /// <summary>A person, and the verb itself is what is said: <c>thank Mara</c>.</summary>
    Addresses,
}

/// <summary>One verb of the player's language.</summary>
/// <param name="Phrase">One or more words in their base form; a particle at the end may also stand behind the noun.</param>
/// <param name="Manner">The manner that is in the verb itself: to creep is to go quietly.</param>
/// <param name="Topic">What the verb says or means by itself.</param>
public sealed record Verb(string Phrase, Act Act, Reading Reading, Manner Manner = Manner.Plain, string? Topic = null)
{
    /// <summary>The phrase in words.</summary>
    public string[] Words { get; } = Phrase.Split(' ');
}
