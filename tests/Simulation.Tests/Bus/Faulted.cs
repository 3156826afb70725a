using MassTransit;

namespace Storyteller.Simulation.Tests.Bus;

/// <summary>What the bus reports of a message whose consumer threw for good.</summary>
internal sealed record Faulted<T>(Guid FaultId, Guid? FaultedMessageId, T Message, string Reason) : Fault<T>
{
    /// <inheritdoc />
    public DateTime Timestamp => default;

    /// <summary>None: the reason would be in them.</summary>
    public ExceptionInfo[] Exceptions => [];

    /// <inheritdoc />
    public HostInfo Host => null!;

    /// <inheritdoc />
    public string[] FaultMessageTypes => [];
}
