using Storyteller.Bench.Rows.Growth;
using Storyteller.Bench.Rows.Loads;
using Storyteller.Bench.Rows.Ticks;

namespace Storyteller.Bench.Rows;

/// <summary>One thing that is measured. Each starts a system of its own, prints its figures and keeps them in a file.</summary>
/// <param name="Name">What it is asked for by.</param>
public sealed record BenchRow(string Name, Func<BenchArguments, TextWriter, CancellationToken, Task> RunAsync)
{
    /// <summary>All of them, in the order in which they run.</summary>
    public static IReadOnlyList<BenchRow> All { get; } =
    [
        new("tick", TickRow.RunAsync), new("accept", AcceptRow.RunAsync), new("first", FirstRow.RunAsync),
        new("rewind", RewindRow.RunAsync), new("growth", GrowthRow.RunAsync), new("soak", SoakRow.RunAsync),
    ];
}
