using Storyteller.Contracts;

namespace Storyteller.Simulation.Tests.Bus;

/// <summary>Who gets what.</summary>
internal static class Addresses
{
    /// <summary>The node of the saga.</summary>
    public const string Aggregator = "commit-aggregator";

    /// <summary>The node of whoever else listens.</summary>
    public const string Listener = "listener";

    /// <summary>The services that have agents.</summary>
    public static IReadOnlyList<string> AgentServices { get; } = ["tick-length", "meta-events", "npc-decision", "narrator"];

    /// <summary>The service that owns a queue.</summary>
    /// <exception cref="InvalidOperationException">No service does.</exception>
    public static string NodeOf(string queue) => AgentServices.Single(service => queue.StartsWith(service + "-", StringComparison.Ordinal));

    /// <summary>Who listens to an event.</summary>
    public static string Of(object reported) => reported is PhaseChanged or TickCommitted or TickCompensated ? Listener : Aggregator;
}
