using Storyteller.Bench.Running.Load;

namespace Storyteller.Bench.Running;

/// <summary>Something that plays ticks: the system in one of its setups, or a program that stands beside it for comparison.</summary>
public interface IMeasured : IAsyncDisposable
{
    /// <summary>The processes whose families it consists of, the servers that it uses among them.</summary>
    IReadOnlyList<int> Processes { get; }

    /// <summary>Of what it is made, by name; empty where there is nothing to add to the versions of the run.</summary>
    IReadOnlyDictionary<string, string> Versions { get; }

    /// <summary>Plays ticks for so long, so many at once, each when the last has ended.</summary>
    Task<LoadResult> RunAsync(int atOnce, TimeSpan length, CancellationToken stop);
}
