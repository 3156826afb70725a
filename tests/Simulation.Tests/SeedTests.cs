using System.Diagnostics;
using System.Globalization;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Simulation.Tests.Judging;
using Storyteller.Simulation.Tests.Nodes;
using Storyteller.Simulation.Tests.Stories;

// Seeds take all processors, one test after the other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace Storyteller.Simulation.Tests;

/// <summary>
/// The saga, its steps and the agents, as they are, in runs in which messages are lost, late, repeated and out of order, processes die and
/// transactions fail. Scenes, streams and takes are left out.
/// </summary>
public sealed class SeedTests(ITestOutputHelper output)
{
    private const int Seeds = 2000;
    private const int Shown = 3;

    /// <summary>The one seed that is wanted, with its trace; null for all of them.</summary>
    private static int? Wanted => Environment.GetEnvironmentVariable("STORYTELLER_SEED") is { Length: > 0 } seed
        ? int.Parse(seed, CultureInfo.InvariantCulture) : null;

    [Fact]
    public void Two_thousand_seeds_lose_nothing_and_do_nothing_twice()
    {
        var watch = Stopwatch.StartNew();
        var verdicts = Verdict.OfAll(Wanted is { } one ? [one] : [.. Enumerable.Range(1, Seeds)], seed => Verdict.Of(seed));
        var wrong = verdicts.Where(v => v.Wrong.Count > 0).ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{verdicts.Count} seeds in {watch.Elapsed.TotalSeconds:F1} s: "
            + $"{verdicts.Sum(v => v.Committed)} ticks committed, {verdicts.Sum(v => v.Compensated)} compensated, "
            + $"{wrong.Count} seeds wrong"));
        if (Wanted is not null) output.WriteLine(verdicts[0].Trace);
        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(Shown).SelectMany(v =>
            v.Wrong.Take(Shown).Select(what => $"seed {v.Seed}: {what}").Append($"alone: {v.HowToRun}"))));
    }

    [Fact]
    public void A_seed_happens_in_the_same_way_each_time()
    {
        int[] seeds = [.. Enumerable.Range(1, 40)];
        var first = Verdict.OfAll(seeds, seed => Verdict.Of(seed).Trace);
        var again = Verdict.OfAll([.. seeds.Reverse()], seed => Verdict.Of(seed).Trace).Reverse().ToList();

        Assert.Equal(first, again);
        Assert.Equal(seeds.Length, first.Distinct().Count());
    }

    [Fact]
    public void What_can_go_wrong_does()
    {
        List<string> missing =
        [
            "commit-aggregator dies before its transaction", "commit-aggregator dies after its transaction",
            "commit-aggregator dies with messages sent and not struck off", "commit-aggregator dies in the midst of it",
            "the process dies before its transaction", "the process dies in the midst of it",
            "dies with an answer thought and not kept", "dies with an answer kept and not published",
            "dies with an answer published and its question not acknowledged", "narrator dies in the midst of it",
            "all messages are lost", "lost #", ", again", "storage is away", "is asked again", "is reported again",
            "is decided by policy", "could not strike off", "could not write", " aside",
            "though it was asked 20 times", "did not answer in time",
            "Stumbles", "Throws", "Hangs", "Mute", "Unable", "AgentFailed", "Fault<NarrateTick>", "the player has the words back",
        ];
        foreach (var some in Enumerable.Range(1, Seeds).Chunk(100).TakeWhile(_ => missing.Count > 0))
        {
            var traces = Verdict.OfAll(some, seed => Verdict.Of(seed).Trace);
            missing.RemoveAll(what => traces.Any(trace => trace.Contains(what, StringComparison.Ordinal)));
        }

        Assert.Empty(missing);
    }

    [Fact]
    public void The_stories_have_reviews_events_and_fights()
    {
        var prompts = Story.All.SelectMany(story => Universe.Kind(story).Tables.Artifacts)
            .Where(a => a.Agent == CommitAggregator.Ticks.Artifact.Player)
            .Select(a => (a.Origin, Canonical.Read<Prompt>(a.Input).Kind)).ToHashSet();
        Assert.Contains((Origin.Human, PromptKind.Review), prompts);
        Assert.Contains((Origin.Agent, PromptKind.Review), prompts);
        Assert.Contains((Origin.Human, PromptKind.Event), prompts);
        Assert.Contains((Origin.Human, PromptKind.Combat), prompts);
    }
}
