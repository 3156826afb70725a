using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

// What the npc-decision service publishes: the scene's outline and what each character does.

/// <summary>The outline agent has answered.</summary>
public sealed record SceneOutlined(Guid SessionId, Guid TickId, int Revision, Outline Artifact, Thought Thought);

/// <summary>The npc-decision agent has answered for one character.</summary>
public sealed record NpcActionDecided(Guid SessionId, Guid TickId, int Revision, string CharacterId, NpcAction Artifact, Thought Thought);

/// <summary>The scene as a tree of beats; read depth first it is the order of telling.</summary>
/// <param name="Beats">The top-level beats.</param>
/// <param name="Spotlight">The characters the scene turns on, the most affected first; a subset of those present.</param>
public sealed record Outline(IReadOnlyList<Beat> Beats, IReadOnlyList<string> Spotlight);

/// <summary>One beat.</summary>
/// <param name="Role">What it does for the scene.</param>
/// <param name="Outcomes">Which of the context's outcomes it tells, by index; empty for one the characters will fill.</param>
/// <param name="Beats">What follows from it.</param>
public sealed record Beat(BeatRole Role, IReadOnlyList<int> Outcomes, IReadOnlyList<Beat> Beats);

/// <summary>What a beat does for a scene.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BeatRole>))]
public enum BeatRole
{
    /// <summary>Where we are.</summary>
    Setting,
    /// <summary>The world did something.</summary>
    Complication,
    /// <summary>What the player did and how it went.</summary>
    Action,
    /// <summary>How the others answer it.</summary>
    Reaction,
    /// <summary>What is different now.</summary>
    Aftermath,
}

/// <summary>What one character does in one tick.</summary>
/// <param name="Deed">The kind of doing.</param>
/// <param name="Target">The id it is about: a place to go to, an item, a person spoken to.</param>
/// <param name="Other">The second id: who is given to.</param>
/// <param name="Speech">The speech act, where one speaks: <c>greet</c>, <c>answer</c>, <c>refuse</c>, <c>ask</c>, <c>warn</c>,
/// <c>thank</c>.</param>
/// <param name="Words">The line spoken, or what they are busy with.</param>
/// <param name="Because">The consideration that weighed most, as a clause.</param>
/// <param name="Utility">The score it won with, 0 to 1,000.</param>
public sealed record NpcAction(Deed Deed, string? Target, string? Other, string? Speech, string? Words, string Because, int Utility);

/// <summary>What a character can do of its own accord.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Deed>))]
public enum Deed { Stay, Say, Go, Take, Give, Flee }
