namespace Storyteller.Bench.Running;

/// <summary>One way to run the system.</summary>
/// <param name="Distributed">Every service as its own process, on a broker; else all in one.</param>
/// <param name="Thinks">With the agents that are shipped; false for agents that take no time at all.</param>
/// <param name="Settings">What is set otherwise than shipped, as environment variables.</param>
public sealed record SystemSetup(bool Distributed, bool Thinks = true, IReadOnlyDictionary<string, string>? Settings = null)
{
    /// <summary>The program that starts it.</summary>
    public string Program => Thinks ? Checkout.AppHost() : Checkout.NoThought();
}
