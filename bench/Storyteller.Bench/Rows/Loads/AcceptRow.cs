using System.Globalization;
using Storyteller.Bench.Measuring;
using Storyteller.Bench.Running;
using Storyteller.Bench.Running.Load;

namespace Storyteller.Bench.Rows.Loads;

/// <summary>What one round of the row of accepting measured.</summary>
public sealed record AcceptRound(int Round, double PerSecond, Distribution Accept, Distribution Whole, int Errors, int Stuck);

/// <summary>How long a command waits for its 202 while fifty others are played in every second.</summary>
public static class AcceptRow
{
    private const int UsualRounds = 5;
    private const int PerSecond = 50;
    private const int Sessions = 100;
    private static readonly TimeProvider _clock = TimeProvider.System;

    /// <summary>Measures, prints and keeps.</summary>
    public static async Task RunAsync(BenchArguments asked, TextWriter output, CancellationToken stop)
    {
        var (begun, where, rounds) = (_clock.GetUtcNow(), Surroundings.Now(), new List<AcceptRound>());
        await using var ours = await OurTicks.StartAsync(new(true), Sessions, asked.Seed, TimeSpan.FromSeconds(asked.Warm), stop);
        for (var round = 0; round < (asked.Rounds ?? UsualRounds); round++)
        {
            var loop = new OpenLoop(ours.Crowd.Players, ours.Crowd.Route, TimeSpan.FromSeconds((double)Sessions / PerSecond));
            var load = await loop.RunAsync(TimeSpan.FromSeconds(asked.Seconds * 2), stop);
            rounds.Add(new(round, load.PerSecond, Distribution.Of(load.Accepts), Distribution.Of(load.Latencies), load.Errors, loop.Stuck));
        }
        output.WriteLine();
        foreach (var line in Lines(rounds)) output.WriteLine(line);
        output.WriteLine();
        var file = ResultFile.Write("accept", begun, asked, where, rounds);
        output.WriteLine(Text($"accept: after {_clock.GetUtcNow() - begun:m\\:ss} min, all of it in {file}"));
    }

    private static IEnumerable<string> Lines(IReadOnlyList<AcceptRound> rounds)
    {
        yield return Text($"| {PerSecond} ticks/s, open loop | p50 ms | p95 ms | p99 ms | ticks/s | errors |");
        yield return "| --- | --- | --- | --- | --- | --- |";
        yield return Line("command to 202", round => round.Accept);
        yield return Line("command to committed and read", round => round.Whole);

        string Line(string what, Func<AcceptRound, Distribution> times) => Text($"| {what} | {Of(round => times(round).P50, "0.0")} ")
            + Text($"| {Of(round => times(round).P95, "0.0")} | {Of(round => times(round).P99, "0.0")} ")
            + Text($"| {Of(round => round.PerSecond, "0.0")} | {rounds.Sum(round => round.Errors)} |");

        string Of(Func<AcceptRound, double> figure, string format) =>
            Spread.Of(rounds.Select(round => (double?)figure(round)))!.Text(format);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
