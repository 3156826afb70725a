using System.Collections.Concurrent;
using Npgsql;
using Storyteller.CommitAggregator.Worlds;
using Storyteller.Contracts;
using Storyteller.Testing;
using Storyteller.WholeStory.Tests.Playing;
using Storyteller.WholeStory.Tests.Running;

namespace Storyteller.WholeStory.Tests;

/// <summary>Random players in the embedded system: whatever they say in whatever phase, the story goes on.</summary>
public sealed class EveryPhaseTests
{
    private const int Inputs = 30, AtOnce = 24;

    /// <summary>How many sessions; the variable is for longer runs by hand, which the README names.</summary>
    private static int Sessions => int.TryParse(Environment.GetEnvironmentVariable("STORYTELLER_SESSIONS"), out var n) ? n : 200;

    [Fact]
    public async Task Whatever_is_said_in_whatever_phase_no_session_gets_stuck_and_the_ledger_explains_every_change()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var story = await Story.Start([], new Dictionary<string, string>(Limits.Raised)
        {
            ["ConnectionStrings__storyteller"] = database.ConnectionString,
            ["Limits__PublicPerMinute"] = "1000000",
            ["Worlds__Folder"] = Checkout.Worlds(),
        });
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var ledger = new LedgerCheck(source, new WorldLibrary(Checkout.Worlds()));
        var (seen, answered) = (new ConcurrentDictionary<Phase, int>(), new ConcurrentDictionary<int, int>());

        await Parallel.ForEachAsync(Enumerable.Range(1, Sessions), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (n, _) =>
        {
            var mode = (ReviewMode)(n % 3);
            using var player = await Player.Begin(story.Gateway, (ulong)n, n % 4 == 0 ? null : "trial-yard", mode);
            await using var stream = await LiveStream.Open(player);
            var random = new RandomPlayer(player, stream, n);
            await random.Play(Inputs);
            await ledger.Explains(await player.See());
            foreach (var phase in random.Seen) seen.AddOrUpdate(phase, 1, (_, count) => count + 1);
            foreach (var (status, count) in random.Answered) answered.AddOrUpdate(status, count, (_, before) => before + count);
        });

        Assert.Equal(Sessions * Inputs, answered.Values.Sum());
        Assert.Subset(seen.Keys.ToHashSet(), new HashSet<Phase> { Phase.Idle, Phase.Reviewing, Phase.InEvent, Phase.InCombat });
        Assert.All((int[])[200, 202, 400, 409], status => Assert.True(answered[status] > Sessions / 2, $"{status}: {answered[status]}"));
        Assert.DoesNotContain(story.Lines, line => line.StartsWith("fail:", StringComparison.Ordinal)
            || line.StartsWith("crit:", StringComparison.Ordinal));
    }
}
