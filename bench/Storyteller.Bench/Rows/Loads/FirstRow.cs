using System.Globalization;
using Storyteller.Bench.Measuring;
using Storyteller.Bench.Running;
using Storyteller.Bench.Running.Load;

namespace Storyteller.Bench.Rows.Loads;

/// <summary>How long the first tick takes, in seconds.</summary>
/// <param name="New">Where stories are kept for the first time, so that the database is made.</param>
/// <param name="Again">In the same folder, once more.</param>
public sealed record FirstRound(int Round, double New, double Again);

/// <summary>How long it takes from the command line to the first tick, embedded, with the database that it brings.</summary>
public static class FirstRow
{
    private const int UsualRounds = 5;
    private static readonly TimeProvider _clock = TimeProvider.System;

    /// <summary>Measures, prints and keeps.</summary>
    public static async Task RunAsync(BenchArguments asked, TextWriter output, CancellationToken stop)
    {
        var (begun, where, rounds) = (_clock.GetUtcNow(), Surroundings.Now(), new List<FirstRound>());
        for (var round = 0; round < (asked.Rounds ?? UsualRounds); round++)
        {
            var home = Path.Combine(Path.GetTempPath(), $"storyteller-first-{Environment.ProcessId}-{round}");
            try
            {
                rounds.Add(new(round, await FirstTickAsync(home, asked.Seed, stop), await FirstTickAsync(home, asked.Seed, stop)));
            }
            finally
            {
                if (Directory.Exists(home)) Directory.Delete(home, recursive: true);
            }
        }
        output.WriteLine();
        output.WriteLine("| embedded, from the command line to the first tick | seconds |");
        output.WriteLine("| --- | --- |");
        output.WriteLine($"| for the first time, the database made | {Spread.Of(rounds.Select(r => (double?)r.New))!.Text("0.0")} |");
        output.WriteLine($"| once more | {Spread.Of(rounds.Select(r => (double?)r.Again))!.Text("0.0")} |");
        output.WriteLine();
        var file = ResultFile.Write("first", begun, asked, where, rounds);
        output.WriteLine(Text($"first: after {_clock.GetUtcNow() - begun:m\\:ss} min, all of it in {file}"));
    }

    private static async Task<double> FirstTickAsync(string home, ulong seed, CancellationToken stop)
    {
        // Without a database in the environment it starts one of its own, as for whoever just plays.
        var own = new Dictionary<string, string> { ["ConnectionStrings__storyteller"] = "", ["STORYTELLER_HOME"] = home };
        var start = _clock.GetTimestamp();
        await using var system = await RunningSystem.StartAsync(new SystemSetup(false), own, stop);
        await using var crowd = await Crowd.SignInAsync(system.Gateway, stop);
        var session = await crowd.BeginAsync(seed, null, stop);
        await using var player = await crowd.OpenAsync(session.SessionId, stop);
        if (await player.TryTickAsync("wait for a minute", stop) is null) throw new BenchFailure("nobody can wait for a minute here");
        return _clock.GetElapsedTime(start).TotalSeconds;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
