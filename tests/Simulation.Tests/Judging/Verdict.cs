using System.Collections.Concurrent;
using System.Globalization;
using Storyteller.Simulation.Tests.Fates;
using Storyteller.Simulation.Tests.Nodes;

namespace Storyteller.Simulation.Tests.Judging;

/// <summary>What is to be said of one seed.</summary>
/// <param name="Wrong">All that must not be; nothing where the run is as it must be.</param>
/// <param name="Trace">All that happened.</param>
/// <param name="Committed">How many of its ticks became canon.</param>
/// <param name="Compensated">How many came to nothing.</param>
internal sealed record Verdict(int Seed, IReadOnlyList<string> Wrong, string Trace, int Committed, int Compensated)
{
    /// <summary>How a seed is run alone.</summary>
    public string HowToRun => string.Create(CultureInfo.InvariantCulture, $"STORYTELLER_SEED={Seed} ")
        + "dotnet test --project tests/Simulation.Tests --output Detailed -- --filter-method \"*Two_thousand*\"";

    /// <summary>Runs a seed.</summary>
    public static Verdict Of(int seed, Defects? defects = null)
    {
        var universe = Universe.Of(seed, defects);
        var (ticks, wrong) = (universe.Tables.Ticks, Judge.Of(universe));
        return new Verdict(seed, wrong, universe.Trace.Text, ticks.Count(t => t.WorldHash is not null),
            ticks.Count(t => t.EndedAt is not null && t.WorldHash is null));
    }

    /// <summary>Runs seeds, each on one thread, as many at a time as there are processors; gives them in their order.</summary>
    public static IReadOnlyList<T> OfAll<T>(IReadOnlyList<int> seeds, Func<int, T> of)
    {
        var (found, thrown) = (new T[seeds.Count], new ConcurrentQueue<Exception>());
        var next = -1;
        var threads = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => new Thread(RunOn)).ToList();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        return thrown.IsEmpty ? found : throw new AggregateException(thrown);

        void RunOn()
        {
            while (Interlocked.Increment(ref next) is var at && at < seeds.Count && thrown.IsEmpty)
            {
                try
                {
                    found[at] = of(seeds[at]);
                }
                catch (Exception broken)
                {
                    thrown.Enqueue(new InvalidOperationException($"seed {seeds[at]} broke off", broken));
                }
            }
        }
    }
}
