using System.Globalization;
using Storyteller.Bench.Measuring;

namespace Storyteller.Bench.Rows.Growth;

/// <summary>What ticks of one case cost in one round.</summary>
/// <param name="What">What grows.</param>
/// <param name="Size">How much of it there is.</param>
/// <param name="CpuMilliseconds">Of processor time for each tick, over all processes but the bench.</param>
public sealed record GrowthTime(int Round, string What, int Size, double P50, double P95, double CpuMilliseconds, int Ticks);

/// <summary>What one other take of the last tick took, in milliseconds.</summary>
/// <param name="From">The agent that was asked again, and all after it.</param>
/// <param name="Size">How many ticks long the session is.</param>
public sealed record RetakeTime(int Round, string From, int Size, double P50);

/// <summary>What the row of growth measured.</summary>
public sealed record GrowthFigures(IReadOnlyList<GrowthTime> Times, IReadOnlyList<RetakeTime> Retakes)
{
    /// <summary>The figures as tables in Markdown.</summary>
    public IEnumerable<string> Lines()
    {
        yield return "| what there is | alone p50 ms | CPU ms per tick | p50, times the smallest | CPU, times the smallest |";
        yield return "| --- | --- | --- | --- | --- |";
        foreach (var what in Times.GroupBy(time => time.What))
        {
            var smallest = Of(what, what.Min(time => time.Size));
            foreach (var size in what.Select(time => time.Size).Distinct().Order())
            {
                var its = Of(what, size);
                yield return Text($"| {size:#,0} {what.Key} | {Spread.Of(Latency(its))!.Text("0.0")} ")
                    + Text($"| {Spread.Of(Cpu(its))!.Text("0.00")} ")
                    + Text($"| {Spread.Ratio(Latency(its), Latency(smallest))!.Text("0.00")} ")
                    + Text($"| {Spread.Ratio(Cpu(its), Cpu(smallest))!.Text("0.00")} |");
            }
        }
        yield return "";
        yield return "| the last tick taken again from | after ticks | p50 ms | times the smallest |";
        yield return "| --- | --- | --- | --- |";
        foreach (var from in Retakes.GroupBy(time => time.From))
        {
            var smallest = Again(from, from.Min(time => time.Size));
            foreach (var size in from.Select(time => time.Size).Distinct().Order())
            {
                yield return Text($"| {from.Key} | {size:#,0} | {Spread.Of(Again(from, size))!.Text("0.0")} ")
                    + Text($"| {Spread.Ratio(Again(from, size), smallest)!.Text("0.00")} |");
            }
        }
    }

    private static IReadOnlyList<GrowthTime> Of(IEnumerable<GrowthTime> times, int size) =>
        [.. times.Where(time => time.Size == size).OrderBy(time => time.Round)];

    private static IEnumerable<double?> Again(IEnumerable<RetakeTime> times, int size) =>
        times.Where(time => time.Size == size).OrderBy(time => time.Round).Select(time => (double?)time.P50);

    private static IEnumerable<double?> Latency(IEnumerable<GrowthTime> times) => times.Select(time => (double?)time.P50);

    private static IEnumerable<double?> Cpu(IEnumerable<GrowthTime> times) => times.Select(time => (double?)time.CpuMilliseconds);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
