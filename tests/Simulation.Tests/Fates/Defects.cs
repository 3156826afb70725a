using Storyteller.CommitAggregator.Ticks.Sweeping;
using Storyteller.ServiceDefaults;

namespace Storyteller.Simulation.Tests.Fates;

/// <summary>What is broken on purpose, to see that it is noticed. Nothing unless it is said.</summary>
internal sealed record Defects
{
    /// <summary>What holds when messages repeat and processes die.</summary>
    public Safeguards Safeguards { get; init; } = new();

    /// <summary>How patient the aggregator is; its defaults.</summary>
    public SweepOptions Patience { get; init; } = new();

    /// <summary>Nobody looks after unfinished ticks.</summary>
    public bool WithoutSweep { get; init; }

    /// <summary>A command is a new one whatever its key is, and whatever the session is at.</summary>
    public bool WithoutKeys { get; init; }

    /// <summary>An agent that thinks about a question once more thinks something else.</summary>
    public bool AgentsAreMoody { get; init; }

    /// <summary>What is sent once more from the outbox is another message.</summary>
    public bool OutboxMakesNewIds { get; init; }

    /// <summary>A tick that came to nothing leaves its session where it was.</summary>
    public bool CompensationForgetsTheSession { get; init; }
}
