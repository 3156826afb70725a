using Storyteller.Contracts;

namespace Storyteller.AgentKit;

/// <summary>One row of <c>agent_execution</c>: a question that an agent has answered.</summary>
public sealed class AgentExecution
{
    /// <summary>The tick it belongs to.</summary>
    public Guid TickId { get; init; }

    /// <summary>The agent's name.</summary>
    public required string Agent { get; init; }

    /// <summary>The character it is about, or empty.</summary>
    public required string Subject { get; init; }

    /// <summary>SHA-256 of seed and context.</summary>
    public required string InputHash { get; init; }

    /// <summary>The artifact, as canonical JSON.</summary>
    public required string Output { get; init; }

    /// <summary>How it was thought.</summary>
    public Brain Brain { get; init; }

    /// <summary>When it was kept.</summary>
    public DateTimeOffset AnsweredAt { get; init; }
}

/// <summary>An answer as it is kept.</summary>
/// <param name="Output">The artifact, as canonical JSON.</param>
public sealed record KeptAnswer(string Output, Brain Brain);
