using System.Globalization;
using Storyteller.Bench.Measuring;

namespace Storyteller.Bench.Rows.Ticks;

/// <summary>Words what was measured of ticks, as tables in Markdown.</summary>
public static class TickTables
{
    /// <summary>All of them.</summary>
    public static IEnumerable<string> Lines(IReadOnlyList<CandidateFigures> all) =>
        [.. Figures(all), "", .. Accepting(all), "", .. Ratios(all)];

    private static IEnumerable<string> Figures(IReadOnlyList<CandidateFigures> all)
    {
        var most = Candidate.Crowds.Max();
        var crowds = string.Join(" | ", Candidate.Crowds.Select(n => Text($"ticks/s at {n}")));
        yield return Text($"| ticks | alone p50 ms | p95 ms | p99 ms | {crowds} | CPU ms per tick at {most} ")
            + "| transactions | WAL bytes | errors |";
        yield return $"| --- {string.Concat(Enumerable.Repeat("| --- ", 7 + Candidate.Crowds.Count))}|";
        foreach (var one in all.Where(one => one.Measured))
        {
            var rates = string.Join(" | ", Candidate.Crowds.Select(n => one.Text(n, load => load.PerSecond, "0")));
            var errors = one.Rounds.Sum(round => round.Loads.Sum(load => load.Errors));
            yield return Text($"| {one.Of.Title} | {one.Text(1, load => load.Latency.P50, "0.0")} ")
                + Text($"| {one.Text(1, load => load.Latency.P95, "0.0")} | {one.Text(1, load => load.Latency.P99, "0.0")} | {rates} ")
                + Text($"| {one.Text(most, load => load.CpuMilliseconds, "0.00")} | {one.Text(most, load => load.Transactions, "0.0")} ")
                + Text($"| {one.Text(most, load => load.LogBytes, "0")} | {errors} |");
        }
        foreach (var one in all.Where(one => one.Problem is not null))
            yield return Text($"| {one.Of.Title} | {(one.Measured ? "not in every round" : "not measured")}: {OneLine(one.Problem!)} |");
    }

    private static IEnumerable<string> Accepting(IReadOnlyList<CandidateFigures> all)
    {
        int[] loads = [1, .. Candidate.Crowds];
        yield return $"| command to 202, p50 / p95 ms | {string.Join(" | ", loads.Select(n => n == 1 ? "alone" : Text($"at {n}")))} |";
        yield return $"| --- {string.Concat(Enumerable.Repeat("| --- ", loads.Length))}|";
        foreach (var one in all.Where(one => one.Of.Group == "ours" && one.Measured))
        {
            var cells = loads.Select(n =>
                $"{one.Text(n, load => load.Accept?.P50, "0.0")} / {one.Text(n, load => load.Accept?.P95, "0.0")}");
            yield return $"| {one.Of.Title} | {string.Join(" | ", cells)} |";
        }
    }

    private static IEnumerable<string> Ratios(IReadOnlyList<CandidateFigures> all)
    {
        var most = Candidate.Crowds.Max();
        yield return Text($"| times as much as | alone p50 | ticks/s at {most} | CPU per tick at {most} |");
        yield return "| --- | --- | --- | --- |";
        foreach (var one in all.Where(one => one.Of.Group == "ours" && one.Measured))
        {
            foreach (var other in all.Where(other => other.Of.Group != "ours" && other.Measured))
            {
                yield return Text($"| {one.Of.Title} : {other.Of.Title} | {Ratio(one, other, 1, load => load.Latency.P50)} ")
                    + Text($"| {Ratio(one, other, most, load => load.PerSecond)} ")
                    + Text($"| {Ratio(one, other, most, load => load.CpuMilliseconds)} |");
            }
        }
    }

    private static string Ratio(CandidateFigures one, CandidateFigures other, int atOnce, Func<LoadFigures, double?> figure) =>
        Spread.Ratio(one.Each(atOnce, figure), other.Each(atOnce, figure))?.Text("0.00") ?? "–";

    private static string OneLine(string text) => text.ReplaceLineEndings(" ").Replace('|', '/');

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
