using System.Globalization;
using Storyteller.Bench.Rows;
using Storyteller.Bench.Rows.Ticks;

namespace Storyteller.Bench;

/// <summary>What is measured, and how much of it.</summary>
/// <param name="Rows">The rows by name; all when empty.</param>
/// <param name="Distributed">For <c>rewind</c>: every service as its own process on a broker; else all in one.</param>
/// <param name="Ticks">For <c>rewind</c>: how many ticks the session is long, from 60.</param>
/// <param name="Rounds">How often each figure is measured, from 1; what is usual for the row when null.</param>
/// <param name="Seed">The chance of the session, and of the order of measurements.</param>
/// <param name="Results">The folder that results are written to.</param>
public sealed record BenchArguments(
    IReadOnlyList<string> Rows, bool Distributed, int Ticks, int? Rounds, ulong Seed, string Results)
{
    /// <summary>What can be asked for.</summary>
    public static string Usage { get; } = $"""
        bench/run.sh [ROW…] [OPTION…]

          ROW              one of: {string.Join(", ", BenchRow.All.Select(row => row.Name))}; all of them when none is named
          --rounds N       measure each figure N times (5; rewind 40)
          --seconds N      play each load for N seconds (4)
          --warm N         play for N seconds before anything is measured (8)
          --only A,B       tick: measure these alone, by name or as ours, floors or peers:
                           {string.Join(", ", Candidate.All.Select(candidate => candidate.Name))}
          --distributed    rewind: measure every service as its own process; without it, all in one process
          --ticks N        rewind: play a session of N ticks, from 60 (1000)
          --brief          growth: grow hardly anything, to show in short that the row works
          --minutes N      soak: for N minutes (10)
          --sessions N     soak: with N sessions, each of which acts every ten seconds (1000)
          --seed N         the chance of the sessions and of the order of measurements (42)
          --results FOLDER where results are written to (bench/results)
        """;

    /// <summary>For how many seconds each load is played, from 1.</summary>
    public int Seconds { get; init; } = 4;

    /// <summary>For how many seconds a system that was started is played before it is measured, from 1.</summary>
    public int Warm { get; init; } = 8;

    /// <summary>For <c>tick</c>: which candidates or groups of them are measured; all when empty.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    /// <summary>For <c>soak</c>: how many minutes it lasts, from 1.</summary>
    public int Minutes { get; init; } = 10;

    /// <summary>For <c>soak</c>: how many sessions act, from 10.</summary>
    public int Sessions { get; init; } = 1_000;

    /// <summary>For <c>growth</c>: hardly anything is grown, to show in short that the row works.</summary>
    public bool Brief { get; init; }

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="FormatException">One is unknown, lacks its value or has a wrong one; the message says which.</exception>
    public static BenchArguments Read(IReadOnlyList<string> arguments)
    {
        var read = new BenchArguments([], false, 1_000, null, 42, Checkout.Path("bench", "results"));
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            read = name switch
            {
                "--distributed" => read with { Distributed = true },
                "--brief" => read with { Brief = true },
                "--ticks" => read with { Ticks = Number(name, Value(), 60) },
                "--rounds" => read with { Rounds = Number(name, Value(), 1) },
                "--seconds" => read with { Seconds = Number(name, Value(), 1) },
                "--warm" => read with { Warm = Number(name, Value(), 1) },
                "--only" => read with { Only = Candidates(name, Value()) },
                "--minutes" => read with { Minutes = Number(name, Value(), 1) },
                "--sessions" => read with { Sessions = Number(name, Value(), 10) },
                "--seed" => read with { Seed = Number<ulong>(name, Value(), 0) },
                "--results" => read with { Results = Path.GetFullPath(Value()) },
                _ when BenchRow.All.Any(row => row.Name == name) => read with { Rows = [.. read.Rows, name] },
                _ => throw new FormatException($"{name} is not known here."),
            };

            string Value() => ++i < arguments.Count ? arguments[i] : throw new FormatException($"{name} needs a value.");
        }
        return read;
    }

    private static IReadOnlyList<string> Candidates(string name, string value)
    {
        var asked = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return asked.FirstOrDefault(one => Candidate.Chosen([one]).Count == 0) is { } unknown
            ? throw new FormatException($"{name} does not know {unknown}.")
            : asked;
    }

    private static T Number<T>(string name, string value, T least) where T : System.Numerics.INumber<T> =>
        T.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"{name} needs a whole number from {least}, not {value}.");
}
