using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

/// <summary>The names of the seven agents, on the bus and in storage.</summary>
public static class AgentNames
{
    /// <summary>How long the intent takes.</summary>
    public const string TickLength = "tick-length";
    /// <summary>How hard it is.</summary>
    public const string Difficulty = "difficulty";
    /// <summary>What the world might do meanwhile.</summary>
    public const string MetaEvents = "meta-events";
    /// <summary>Which of that stands.</summary>
    public const string EventReview = "event-review";
    /// <summary>How the scene is built.</summary>
    public const string Outline = "outline";
    /// <summary>What one character does.</summary>
    public const string NpcDecision = "npc-decision";
    /// <summary>How it is told.</summary>
    public const string Narrator = "narrator";

    /// <summary>All of them, in the order of a tick.</summary>
    public static IReadOnlyList<string> All { get; } = [TickLength, Difficulty, MetaEvents, EventReview, Outline, NpcDecision, Narrator];
}

/// <summary>How an agent came to its answer.</summary>
/// <param name="InputHash">SHA-256 of context and seed in canonical JSON, lower-case hex.</param>
/// <param name="Cost">What it took; null where it cost nothing.</param>
public sealed record Thought(Brain Brain, string InputHash, Cost? Cost = null);

/// <summary>What a thought took from a provider.</summary>
/// <param name="InputTokens">Tokens that were read.</param>
/// <param name="OutputTokens">Tokens that were written.</param>
/// <param name="MicroUsd">Millionths of a US dollar.</param>
public sealed record Cost(int InputTokens, int OutputTokens, long MicroUsd);

/// <summary>Who made an artifact.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Origin>))]
public enum Origin
{
    /// <summary>An agent thought it, or a setting decided it.</summary>
    [JsonStringEnumMemberName("agent")]
    Agent,
    /// <summary>A person wrote or edited it.</summary>
    [JsonStringEnumMemberName("human")]
    Human,
}

/// <summary>The ways to think, cheapest first.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Brain>))]
public enum Brain { Rules, Cached, Batched, Model }

/// <summary>An agent gave up: its own retries are spent or its deadline has passed. The saga decides what follows.</summary>
/// <param name="Subject">The character it was about; empty for agents that run once in a tick.</param>
/// <param name="Reason">One sentence for operators.</param>
/// <param name="Only">The one brain that might have thought it, as it was asked; null where that was left to the agent.</param>
public sealed record AgentFailed(Guid SessionId, Guid TickId, int Revision, string Agent, string Subject, string Reason,
    Brain? Only = null);
