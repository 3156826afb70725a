namespace Storyteller.Simulation.Tests.Nodes;

/// <summary>How often a bus tries a consumer that throws, as the services' own does.</summary>
internal static class Retries
{
    private static readonly int[] Milliseconds = [50, 100, 200, 500];

    /// <summary>How many tries there are after the first.</summary>
    public static int Count => Milliseconds.Length;

    /// <summary>The wait after a try, counted from 1.</summary>
    public static TimeSpan After(int attempt) => TimeSpan.FromMilliseconds(Milliseconds[attempt - 1]);
}
