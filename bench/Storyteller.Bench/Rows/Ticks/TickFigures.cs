using Storyteller.Bench.Measuring;
using Storyteller.Bench.Running.Load;

namespace Storyteller.Bench.Rows.Ticks;

/// <summary>What one load came to in one round, for each tick of it.</summary>
/// <param name="AtOnce">How many played at once.</param>
/// <param name="PerSecond">Ticks in each second.</param>
/// <param name="Latency">Of a tick.</param>
/// <param name="Accept">From a command to its 202; null where there is no such step.</param>
/// <param name="CpuMilliseconds">Of processor time, over all processes that took part but the bench itself.</param>
/// <param name="Transactions">Of the database.</param>
/// <param name="LogBytes">That the database wrote to its write-ahead log.</param>
/// <param name="Errors">Ticks that came to nothing, of all.</param>
public sealed record LoadFigures(int AtOnce, double PerSecond, Distribution Latency, Distribution? Accept, double CpuMilliseconds,
    double Transactions, double LogBytes, int Errors)
{
    /// <summary>The figures of a load.</summary>
    /// <param name="cpuSeconds">What all processes took.</param>
    /// <param name="work">What the database did.</param>
    public static LoadFigures Of(int atOnce, LoadResult load, double cpuSeconds, DatabaseWork work)
    {
        double ticks = load.Latencies.Count;
        return new(atOnce, load.PerSecond, Distribution.Of(load.Latencies), load.Accepts.Count > 0 ? Distribution.Of(load.Accepts) : null,
            cpuSeconds * 1_000 / ticks, work.Transactions / ticks, work.LogBytes / ticks, load.Errors);
    }
}

/// <summary>What one candidate came to in one round.</summary>
/// <param name="Problem">Why there are no figures; null where there are.</param>
/// <param name="Loads">One alone, and then the crowds.</param>
/// <param name="Versions">Of what the candidate is made.</param>
public sealed record RoundFigures(int Round, string Candidate, string? Problem, IReadOnlyList<LoadFigures> Loads,
    IReadOnlyDictionary<string, string> Versions);

/// <summary>The rounds of one candidate.</summary>
public sealed record CandidateFigures(Candidate Of, IReadOnlyList<RoundFigures> Rounds)
{
    /// <summary>Why the first round that has no figures has none; null where all have.</summary>
    public string? Problem => Rounds.FirstOrDefault(round => round.Problem is not null)?.Problem;

    /// <summary>Whether there is any figure.</summary>
    public bool Measured => Rounds.Any(round => round.Problem is null);

    /// <summary>One figure of each round; null for a round without.</summary>
    public IEnumerable<double?> Each(int atOnce, Func<LoadFigures, double?> figure) =>
        Rounds.Select(round => round.Loads.FirstOrDefault(load => load.AtOnce == atOnce) is { } load ? figure(load) : null);

    /// <summary>Its spread over the rounds, as text.</summary>
    public string Text(int atOnce, Func<LoadFigures, double?> figure, string format) =>
        Spread.Of(Each(atOnce, figure))?.Text(format) ?? "–";
}
