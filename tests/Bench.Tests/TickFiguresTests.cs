using Storyteller.Bench.Measuring;
using Storyteller.Bench.Rows.Ticks;
using Storyteller.Bench.Running.Load;

namespace Storyteller.Bench.Tests;

public sealed class TickFiguresTests
{
    private static readonly Dictionary<string, string> _none = [];

    private static readonly IReadOnlyList<CandidateFigures> _all =
        [Of("platform", null, 10, 20, 30), Of("chain", null, 5, 5, 6), Of("dbos", "bench/peers/dbos.mjs is not there")];

    [Fact]
    public void What_all_processes_and_the_database_did_is_shared_out_over_the_ticks()
    {
        var load = new LoadResult([2, 4, 6, 8], [1, 1, 1, 1], 2, 0);
        var figures = LoadFigures.Of(64, load, 0.02, new DatabaseWork(36, 4_000));
        Assert.Equal((2.0, 5.0, 9.0, 1_000.0), (figures.PerSecond, figures.CpuMilliseconds, figures.Transactions, figures.LogBytes));
        Assert.Equal((5.0, 1.0), (figures.Latency.P50, figures.Accept!.P50));
    }

    [Fact]
    public void What_has_no_step_of_accepting_has_no_times_of_it() =>
        Assert.Null(LoadFigures.Of(1, new LoadResult([2], [], 1, 0), 0, new DatabaseWork(0, 0)).Accept);

    [Fact]
    public void Figures_are_medians_with_the_lowest_and_the_highest_round() =>
        Assert.Contains(TickTables.Lines(_all), line =>
            line.StartsWith("| platform only, as shipped | 20.0 (10.0–30.0) |", StringComparison.Ordinal));

    [Fact]
    public void Ratios_are_of_the_same_rounds() =>
        Assert.Contains(TickTables.Lines(_all), line =>
            line.Contains(" : floor (b): a bare chain over quorum queues | 4.00 (2.00–5.00) |", StringComparison.Ordinal));

    [Fact]
    public void What_cannot_be_had_is_a_row_that_says_so() =>
        Assert.Contains("| DBOS | not measured: bench/peers/dbos.mjs is not there |", TickTables.Lines(_all));

    [Theory]
    [InlineData("shipped", 1)]
    [InlineData("ours", 6)]
    [InlineData("floors", 2)]
    [InlineData("peers", 4)]
    public void Candidates_are_chosen_by_name_or_by_group(string only, int count) => Assert.Equal(count, Candidate.Chosen([only]).Count);

    private static CandidateFigures Of(string name, string? problem, params double[] latencies) => new(
        Candidate.All.Single(candidate => candidate.Name == name),
        problem is null
            ? [.. latencies.Select((latency, round) => new RoundFigures(round, name, null, [.. Loads(latency)], _none))]
            : [new RoundFigures(0, name, problem, [], _none)]);

    private static IEnumerable<LoadFigures> Loads(double latency) => new[] { 1, 16, 64 }.Select(atOnce =>
        new LoadFigures(atOnce, 1_000 / latency, Distribution.Of([latency]), null, latency, 2, 100, 0));
}
