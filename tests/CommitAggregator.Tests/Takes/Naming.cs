using Storyteller.CommitAggregator.Ticks;

namespace Storyteller.CommitAggregator.Tests.Takes;

/// <summary>Names artifacts as ticks await them.</summary>
internal static class Naming
{
    public static string Named(this Artifact artifact) => TickState.AwaitedAs(artifact.Agent, artifact.Subject);
}
