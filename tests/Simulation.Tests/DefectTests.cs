using Storyteller.CommitAggregator.Ticks.Sweeping;
using Storyteller.ServiceDefaults;
using Storyteller.Simulation.Tests.Fates;
using Storyteller.Simulation.Tests.Judging;

namespace Storyteller.Simulation.Tests;

/// <summary>
/// What the simulation asks for is not there by itself: each of its demands is not met where something is broken on purpose.
/// </summary>
public sealed class DefectTests(ITestOutputHelper output)
{
    // As many as are needed to see it, which is the first few in most cases.
    private const int Seeds = 40;
    private const int MostSeeds = 800;

    [Fact]
    public void Without_the_sweep_what_was_lost_stays_lost() =>
        Finds(new Defects { WithoutSweep = true }, "is open in", "the session is", "the player could not play on");

    [Fact]
    public void Where_the_sweep_is_slow_ticks_end_too_late() =>
        Finds(new Defects { Patience = new SweepOptions { AskAgainAfter = TimeSpan.FromMinutes(3) } }, "and the last fault was over at");

    [Fact]
    public void Where_nobody_is_asked_twice_ticks_come_to_nothing_for_no_reason() =>
        Finds(new Defects { Patience = new SweepOptions { MostAsked = 1 } }, "came to nothing, though nobody failed for good");

    [Fact]
    public void Without_inbox_lock_and_guard_ticks_take_effect_twice() =>
        Finds(new Defects { Safeguards = new Safeguards { Inbox = false, Saga = false } }, "has taken effect 2 times");

    [Fact]
    public void Without_keys_one_command_is_two_ticks_at_once() =>
        Finds(new Defects { WithoutKeys = true }, "was accepted while", "has the key of");

    [Fact]
    public void Without_their_store_agents_think_twice() =>
        Finds(new Defects { Safeguards = new Safeguards { ExecutionStore = false } }, "was thought 2 times");

    [Fact]
    public void Where_agents_think_otherwise_each_time_the_story_is_another() =>
        Finds(new Defects { AgentsAreMoody = true, Safeguards = new Safeguards { ExecutionStore = false } },
            "has not become what it becomes unharmed");

    [Fact]
    public void Without_the_outbox_a_commit_is_not_announced() =>
        Finds(new Defects { Safeguards = new Safeguards { Outbox = false } }, "is announced as canon under 0 ids");

    [Fact]
    public void Where_the_outbox_makes_new_ids_a_commit_is_announced_twice() =>
        Finds(new Defects { OutboxMakesNewIds = true }, "is announced as canon under 2 ids");

    [Fact]
    public void Where_compensation_forgets_the_session_nobody_can_play_on() =>
        Finds(new Defects { CompensationForgetsTheSession = true }, "the session is", "the player could not play on");

    [Fact]
    public void Without_the_inbox_the_saga_s_guard_holds_alone() => FindsNothing(new Safeguards { Inbox = false });

    private void Finds(Defects defects, params IReadOnlyList<string> whats)
    {
        var missing = whats.ToList();
        var seeds = Enumerable.Range(1, MostSeeds).Chunk(Seeds).TakeWhile(_ => missing.Count > 0).SelectMany(some =>
        {
            var verdicts = Verdict.OfAll(some, seed => Verdict.Of(seed, defects));
            missing.RemoveAll(what => verdicts.Any(v => Says(v, what)));
            return verdicts;
        }).ToList();
        foreach (var what in whats) output.WriteLine($"{seeds.Count(v => Says(v, what))} of {seeds.Count} seeds: {what}");
        Assert.Empty(missing);
    }

    private static bool Says(Verdict verdict, string what) => verdict.Wrong.Any(w => w.Contains(what, StringComparison.Ordinal));

    private static void FindsNothing(Safeguards safeguards) => Assert.Empty(Verdict
        .OfAll([.. Enumerable.Range(1, Seeds)], seed => Verdict.Of(seed, new Defects { Safeguards = safeguards }))
        .SelectMany(v => v.Wrong.Select(what => $"seed {v.Seed}: {what}")));
}
