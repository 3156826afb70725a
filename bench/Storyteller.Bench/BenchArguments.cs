using System.Globalization;
using Storyteller.Bench.Rows;

namespace Storyteller.Bench;

/// <summary>What is measured, and how much of it.</summary>
/// <param name="Rows">The rows by name; all when empty.</param>
/// <param name="Distributed">Every service as its own process on a broker; else all in one.</param>
/// <param name="Ticks">How many ticks the session is long, from 60.</param>
/// <param name="Rounds">How often each figure is measured, from 1.</param>
/// <param name="Seed">The chance of the session, and of the order of measurements.</param>
/// <param name="Results">The folder that results are written to.</param>
public sealed record BenchArguments(
    IReadOnlyList<string> Rows, bool Distributed, int Ticks, int Rounds, ulong Seed, string Results)
{
    /// <summary>What can be asked for.</summary>
    public static string Usage { get; } = $"""
        bench/run.sh [ROW…] [--distributed] [--ticks N] [--rounds N] [--seed N] [--results FOLDER]

          ROW              one of: {string.Join(", ", BenchRow.All.Select(row => row.Name))}; all of them when none is named
          --distributed    measure every service as its own process; without it, all in one process
          --ticks N        play a session of N ticks, from 60 (1000)
          --rounds N       measure each figure N times (40)
          --seed N         the chance of the session and of the order of measurements (42)
          --results FOLDER where results are written to (bench/results)
        """;

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="FormatException">One is unknown, lacks its value or has a wrong one; the message says which.</exception>
    public static BenchArguments Read(IReadOnlyList<string> arguments)
    {
        var read = new BenchArguments([], false, 1_000, 40, 42, Checkout.Path("bench", "results"));
        for (var i = 0; i < arguments.Count; i++)
        {
            var name = arguments[i];
            read = name switch
            {
                "--distributed" => read with { Distributed = true },
                "--ticks" => read with { Ticks = Number(name, Value(), 60) },
                "--rounds" => read with { Rounds = Number(name, Value(), 1) },
                "--seed" => read with { Seed = Number<ulong>(name, Value(), 0) },
                "--results" => read with { Results = Path.GetFullPath(Value()) },
                _ when BenchRow.All.Any(row => row.Name == name) => read with { Rows = [.. read.Rows, name] },
                _ => throw new FormatException($"{name} is not known here."),
            };

            string Value() => ++i < arguments.Count ? arguments[i] : throw new FormatException($"{name} needs a value.");
        }
        return read;
    }

    private static T Number<T>(string name, string value, T least) where T : System.Numerics.INumber<T> =>
        T.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new FormatException($"{name} needs a whole number from {least}, not {value}.");
}
