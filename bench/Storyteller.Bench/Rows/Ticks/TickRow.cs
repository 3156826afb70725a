using System.Globalization;
using Storyteller.Bench.Measuring;
using Storyteller.Bench.Running;
using Storyteller.Rulebook;

namespace Storyteller.Bench.Rows.Ticks;

/// <summary>
/// What a tick costs, in each setup of the system and beside floors and peers: in every round each is started, warmed up, measured and
/// ended, one after the other and in another order, so that nothing runs beside what is measured.
/// </summary>
public static class TickRow
{
    private const int UsualRounds = 5;
    private static readonly TimeProvider _clock = TimeProvider.System;

    /// <summary>Measures, prints and keeps.</summary>
    public static async Task RunAsync(BenchArguments asked, TextWriter output, CancellationToken stop)
    {
        var (begun, where, chance) = (_clock.GetUtcNow(), Surroundings.Now(), new Chance(asked.Seed).For("bench", "tick"));
        var (chosen, rounds) = (Candidate.Chosen(asked.Only), new List<RoundFigures>());
        for (var round = 0; round < (asked.Rounds ?? UsualRounds); round++)
        {
            foreach (var candidate in chance.For(round).Shuffle(chosen))
            {
                var figures = await MeasureAsync(candidate, round, asked, stop);
                rounds.Add(figures);
                output.WriteLine(Progress(figures));
            }
        }

        IReadOnlyList<CandidateFigures> all =
            [.. chosen.Select(one => new CandidateFigures(one, [.. rounds.Where(round => round.Candidate == one.Name)]))];
        output.WriteLine();
        foreach (var line in TickTables.Lines(all)) output.WriteLine(line);
        output.WriteLine();
        var file = ResultFile.Write("tick", begun, asked, where, rounds);
        output.WriteLine(Text($"tick: after {_clock.GetUtcNow() - begun:m\\:ss} min, all of it in {file}"));
    }

    // What cannot be had or breaks down is a row that says so: the others are measured all the same.
    private static async Task<RoundFigures> MeasureAsync(Candidate candidate, int round, BenchArguments asked, CancellationToken stop)
    {
        IReadOnlyDictionary<string, string> versions = new Dictionary<string, string>();
        var loads = new List<LoadFigures>();
        try
        {
            await using var measured = await candidate.StartAsync(asked, stop);
            versions = measured.Versions;
            foreach (var atOnce in (int[])[1, .. Candidate.Crowds]) loads.Add(await LoadAsync(measured, atOnce, asked.Seconds, stop));
            return new(round, candidate.Name, null, loads, versions);
        }
        catch (Exception failed) when (!stop.IsCancellationRequested && failed is not OutOfMemoryException)
        {
            return new(round, candidate.Name, failed.Message, [], versions);
        }
    }

    private static async Task<LoadFigures> LoadAsync(IMeasured measured, int atOnce, int seconds, CancellationToken stop)
    {
        var (cpu, work) = (Cpu(), await Stage.WorkAsync(stop));
        var load = await measured.RunAsync(atOnce, TimeSpan.FromSeconds(seconds), stop);
        return LoadFigures.Of(atOnce, load, Cpu() - cpu, await Stage.WorkAsync(stop) - work);

        double Cpu() => ProcessTable.Now().Seconds(measured.Processes);
    }

    private static string Progress(RoundFigures round) => round.Loads is [var alone, .., var crowd]
        ? Text($"tick: round {round.Round + 1}, {round.Candidate}: alone p50 {alone.Latency.P50:0.0} ms, ")
            + Text($"{crowd.PerSecond:0} ticks/s at {crowd.AtOnce}, {crowd.CpuMilliseconds:0.00} ms of CPU each")
        : Text($"tick: round {round.Round + 1}, {round.Candidate}: {round.Problem}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
