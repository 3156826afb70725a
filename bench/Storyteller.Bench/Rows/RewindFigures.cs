using System.Globalization;
using Storyteller.Bench.Measuring;
using Storyteller.Rulebook;

namespace Storyteller.Bench.Rows;

/// <summary>One measured way back, and the way to the end of the story again, in milliseconds.</summary>
public sealed record Rewound(int Round, int Target, int Tick, bool Cold, double Rewind, double Return);

/// <summary>What it costs to go back to one tick.</summary>
/// <param name="By">How many ticks that is back from the end.</param>
/// <param name="Return">Going over to the timeline that was left, whose world is at hand.</param>
public sealed record TargetFigures(int Target, int By, Distribution Warm, Distribution Cold, Distribution Return);

/// <summary>How many times as long one way back takes as the shortest one.</summary>
public sealed record DistanceRatio(int Target, int To, Ratio Warm, Ratio Cold);

/// <summary>What the row of rewinding measured.</summary>
/// <param name="TicksPerSecond">How fast the session was played, one tick after the other.</param>
public sealed record RewindFigures(double TicksPerSecond, IReadOnlyList<TargetFigures> Targets, IReadOnlyList<DistanceRatio> Ratios,
    IReadOnlyList<Rewound> Times)
{
    /// <summary>The figures of what was measured.</summary>
    public static RewindFigures Of(
        int ticks, double ticksPerSecond, IReadOnlyList<int> targets, IReadOnlyList<Rewound> times, Chance chance)
    {
        var nearest = targets[^1];
        return new(ticksPerSecond, [.. targets.Select(Figures)],
            [.. targets.SkipLast(1).Select(target => new DistanceRatio(target, nearest, Compare(target, false), Compare(target, true)))],
            times);

        TargetFigures Figures(int target)
        {
            var its = times.Where(time => time.Target == target).ToLookup(time => time.Cold);
            return new(target, ticks - target, Distribution.Of(its[false].Select(time => time.Rewind)),
                Distribution.Of(its[true].Select(time => time.Rewind)), Distribution.Of(its.SelectMany(all => all).Select(t => t.Return)));
        }

        Ratio Compare(int target, bool cold) => Ratio.Of([.. Rewinds(target, cold).Zip(Rewinds(nearest, cold))], chance);

        IEnumerable<double> Rewinds(int target, bool cold) =>
            times.Where(time => time.Target == target && time.Cold == cold).OrderBy(time => time.Round).Select(time => time.Rewind);
    }

    /// <summary>The figures as lines to read, of which each table is one in Markdown.</summary>
    public IEnumerable<string> Lines() =>
    [
        "| to tick | back by | warm p50 / p95 / p99 ms | cold p50 / p95 / p99 ms | and forth p50 / p95 / p99 ms |",
        "| --- | --- | --- | --- | --- |",
        .. Targets.Select(f => Text($"| {f.Target} | {f.By} | {Three(f.Warm)} | {Three(f.Cold)} | {Three(f.Return)} |")),
        "",
        "| times as long as | warm (95 % between) | cold (95 % between) |",
        "| --- | --- | --- |",
        .. Ratios.Select(r => Text($"| {r.Target} : {r.To} | {Spread(r.Warm)} | {Spread(r.Cold)} |")),
    ];

    private static string Three(Distribution times) => Text($"{times.P50:0.0} / {times.P95:0.0} / {times.P99:0.0}");

    private static string Spread(Ratio ratio) => Text($"{ratio.Value:0.00} ({ratio.Low:0.00} to {ratio.High:0.00})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
