using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Storyteller.Testing;

/// <summary>The command that goes through a session once more, run as an operator runs it, in a process of its own.</summary>
public static partial class ReplayCommand
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Goes through a session, with the agents in an order of their own, and compares all that is stored of it.</summary>
    /// <param name="database">Its connection string.</param>
    /// <param name="session">The session's id.</param>
    /// <param name="shuffle">Which order that is.</param>
    public static async Task<Replayed> Verify(string database, Guid session, int shuffle)
    {
        string[] command =
        [
            Checkout.Built("AppHost", "AppHost", output: "plain"), "replay", "--session", $"{session}", "--verify", "--print",
            "--shuffle", $"{shuffle}",
        ];
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment.Remove("ConnectionStrings__rabbitmq");
        start.Environment["ConnectionStrings__storyteller"] = database;
        using var replay = Process.Start(start)!;
        var (output, errors) = (replay.StandardOutput.ReadToEndAsync(), replay.StandardError.ReadToEndAsync());
        await replay.WaitForExitAsync().WaitAsync(Patience);
        return new Replayed(replay.ExitCode, await output + await errors, [.. Tick().Matches(await output).Select(m =>
            (int.Parse(m.Groups["tick"].Value, CultureInfo.InvariantCulture), m.Groups["hash"].Value))]);
    }

    [GeneratedRegex(@"^\S+ (?<tick>\d+) \d+ (?<hash>(w2-)?[0-9a-f]{64})\s*$", RegexOptions.Multiline)]
    private static partial Regex Tick();

    /// <summary>What came of it.</summary>
    /// <param name="ExitCode">0 when all is the same, 1 when something differs, 2 when nothing could be gone through.</param>
    /// <param name="Output">What it printed.</param>
    /// <param name="Ticks">Each take of each tick in their order, with the hash of the world after it.</param>
    public sealed record Replayed(int ExitCode, string Output, IReadOnlyList<(int Tick, string Hash)> Ticks);
}
