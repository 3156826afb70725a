using System.Globalization;
using Storyteller.Bench.Measuring;

namespace Storyteller.Bench.Rows.Loads;

/// <summary>What the row of the long load measured.</summary>
/// <param name="PerSecond">Ticks in each second.</param>
/// <param name="Accept">From the moment a command was due to its 202.</param>
/// <param name="Whole">From the moment a command was due to reading that its tick is canon.</param>
/// <param name="Errors">What became of ticks that came to nothing.</param>
/// <param name="Stuck">Ticks among them that were not canon after a minute.</param>
public sealed record SoakFigures(double PerSecond, Distribution Accept, Distribution Whole, IReadOnlyCollection<string> Errors, int Stuck,
    IReadOnlyList<Sample> Samples)
{
    private const double Minute = 60;

    /// <summary>The figures as tables in Markdown.</summary>
    /// <param name="minutes">How long it lasted.</param>
    public IEnumerable<string> Lines(int minutes)
    {
        // What is taken as the beginning has its caches filled; where the load is too short for that, it is the first half.
        var (from, to) = minutes > 3 ? (2 * Minute, 3 * Minute) : (0, minutes * Minute / 2);
        yield return "| | p50 ms | p95 ms | p99 ms | longest ms |";
        yield return "| --- | --- | --- | --- | --- |";
        yield return Times("command to 202", Accept);
        yield return Times("command to committed and read", Whole);
        yield return "";
        yield return Text($"{PerSecond:0.0} ticks/s, {Whole.Count} ticks, {Errors.Count} errors, {Stuck} stuck");
        yield return "";
        yield return Text($"| memory | MB, {from / Minute:0.#} to {to / Minute:0.#} min | MB, last minute | ratio |");
        yield return "| --- | --- | --- | --- |";
        foreach (var program in Samples.SelectMany(sample => sample.Megabytes.Keys).Distinct().Order(StringComparer.Ordinal))
        {
            var before = Sample.Mean(Samples, program, from, to);
            var after = Sample.Mean(Samples, program, (minutes - 1) * Minute, double.MaxValue);
            yield return Text($"| {program} | {before:0} | {after:0} | {after / before:0.00} |");
        }
        yield return "";
        yield return "| minute | messages in queues, most | in one queue, most | database connections, most |";
        yield return "| --- | --- | --- | --- |";
        foreach (var minute in Samples.GroupBy(sample => (int)(sample.Second / Minute)))
        {
            yield return Text($"| {minute.Key + 1} | {minute.Max(sample => sample.Queues.Values.Sum())} ")
                + Text($"| {minute.Max(sample => sample.Queues.Values.DefaultIfEmpty().Max())} | {minute.Max(s => s.Connections)} |");
        }
    }

    private static string Times(string what, Distribution times) =>
        Text($"| {what} | {times.P50:0.0} | {times.P95:0.0} | {times.P99:0.0} | {times.Longest:0.0} |");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
