using System.Globalization;
using Storyteller.Chaos.Tests.Faults;
using Storyteller.Chaos.Tests.Servers;

namespace Storyteller.Chaos.Tests.Programs;

/// <summary>The long programs, as they are run by hand.</summary>
internal static class CommandLine
{
    private const string Usage = """
        Usage: dotnet run --project tests/Chaos.Tests -- PROGRAM [OPTION N]…

          kills     kills services, RabbitMQ and PostgreSQL while sessions are played
                    --ticks 200 --service-kills 50 --broker-kills 10 --database-stops 20 --after 20
          points    has every service die at each of its crash points, --seeds 20 times each
          tripled   hands every message to its service three times, in an order of chance: --ticks 500

        Each takes --seed, --players and --minutes as well. It runs on private servers of its own, and says at the end what was
        attempted / acknowledged / committed / compensated / lost / duplicated / unexpected; it ends with 0 where the last three are 0.
        """;

    private static readonly string[] Programs = ["kills", "points", "tripled"];

    /// <summary>Whether one of them is asked for.</summary>
    public static bool IsProgram(string[] args) => args is [var first, ..] && (Programs.Contains(first) || first == "help");

    /// <summary>Runs it; gives what the process ends with.</summary>
    public static async Task<int> Run(string[] args, TextWriter output, TextWriter notices)
    {
        if (Options(args) is not { } options)
        {
            await output.WriteLineAsync(Usage);
            return 2;
        }

        var clock = TimeProvider.System;
        var began = clock.GetTimestamp();
        await using var servers = await PrivateServers.Start();
        var report = await new ChaosRun(servers, options, what => notices.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"{clock.GetElapsedTime(began).TotalSeconds,6:0.0} s  {what}"))).Run();
        foreach (var line in report.Lines()) await output.WriteLineAsync(line);
        return report.Verdict.Findings.Count == 0 ? 0 : 1;
    }

    /// <summary>What the words ask for; null where they make no sense.</summary>
    public static RunOptions? Options(string[] args)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 1; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var n)) return null;
            numbers[args[i]] = n;
        }

        var options = args[0] switch
        {
            "kills" => new RunOptions
            {
                Ticks = Take("--ticks", 200), After = Take("--after", 20),
                Faults = new FaultCounts(Take("--service-kills", 50), Take("--broker-kills", 10), Take("--database-stops", 20)),
            },
            "points" => new RunOptions
            {
                CrashPoints = CrashPoint.All, CrashSeeds = Take("--seeds", 20), Settings = RunOptions.ForCrashPoints,
            },
            "tripled" => new RunOptions { Ticks = Take("--ticks", 500), Tripled = true },
            _ => null,
        };
        options = options is null ? null : options with
        {
            Seed = (ulong)Take("--seed", 1), Players = Take("--players", 10), Limit = TimeSpan.FromMinutes(Take("--minutes", 60)),
        };
        return numbers.Count == 0 ? options : null;

        int Take(string name, int usual) => numbers.Remove(name, out var n) ? n : usual;
    }
}
