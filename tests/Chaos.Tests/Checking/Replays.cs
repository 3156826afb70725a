using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace Storyteller.Chaos.Tests.Checking;

/// <summary>Goes through every session once more, and compares.</summary>
internal static partial class Replays
{
    private const int AtOnce = 2, Words = 1500;

    /// <summary>What differs.</summary>
    public static async Task<IReadOnlyList<Finding>> Differences(string database, IReadOnlyList<StoredSession> sessions)
    {
        var found = new ConcurrentQueue<Finding>();
        await Parallel.ForEachAsync(sessions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (session, _) =>
        {
            var replayed = await ReplayCommand.Verify(database, session.Id, shuffle: 1);
            var world = World().Match(replayed.Output).Groups["hash"].Value;
            if (replayed.ExitCode != 0) Find($"the replay ended with {replayed.ExitCode}: {Last(replayed.Output)}");
            else if (world != session.WorldHash) Find($"the session's world is {session.WorldHash} and the replay's {world}");

            void Find(string what) => found.Enqueue(new Finding(Wrong.Unexpected, session.Id, what));
        });
        return [.. found];
    }

    private static string Last(string output) => output.Length > Words ? output[^Words..] : output;

    [GeneratedRegex("^world (?<hash>(w2-)?[0-9a-f]{64})", RegexOptions.Multiline)]
    private static partial Regex World();
}
