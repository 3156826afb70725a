namespace Storyteller.Simulation.Tests.Bus;

/// <summary>A message on its way.</summary>
/// <param name="Id">The same however often it is sent.</param>
/// <param name="To">The node whose queue it goes to.</param>
internal sealed record Envelope(Guid Id, object Message, string To)
{
    /// <summary>What it is, as a person reads it.</summary>
    public string Kind => Message.GetType() is { IsGenericType: true } fault
        ? $"Fault<{fault.GetGenericArguments()[0].Name}>" : Message.GetType().Name;
}
