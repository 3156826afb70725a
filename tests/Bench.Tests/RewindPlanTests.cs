using Storyteller.Bench.Rows;
using Storyteller.Rulebook;

namespace Storyteller.Bench.Tests;

public sealed class RewindPlanTests
{
    private static readonly RewindPlan _usual = RewindPlan.Of(1_000, 40, new Chance(42));

    [Fact]
    public void Near_and_far_are_measured() => Assert.Equal([10, 100, 500, 900, 990], _usual.Targets);

    [Fact]
    public void In_every_round_each_target_is_gone_to_once_warm_and_once_cold()
    {
        Assert.Equal(40, _usual.Visits.GroupBy(visit => visit.Round).Count());
        Assert.All(_usual.Visits.GroupBy(visit => visit.Round), round => Assert.Equal(
            _usual.Targets.SelectMany(target => new[] { (target, false), (target, true) }),
            round.Select(visit => (visit.Target, visit.Cold)).Order()));
    }

    [Fact]
    public void The_order_changes_from_round_to_round()
    {
        var orders = _usual.Visits.Chunk(10).Select(round => string.Join(' ', round.Select(visit => (visit.Target, visit.Cold))));
        Assert.True(orders.Distinct().Count() > 30);
    }

    [Fact]
    public void Warm_is_the_target_itself_and_cold_a_tick_where_nobody_was_before()
    {
        Assert.All(_usual.Visits.Where(visit => !visit.Cold), visit => Assert.Equal(visit.Target, visit.Tick));
        var cold = _usual.Visits.Where(visit => visit.Cold).Select(visit => visit.Tick).ToList();
        Assert.Equal(cold.Count, cold.Distinct().Count());
        Assert.Empty(cold.Intersect([.. _usual.Targets, .. _usual.Before]));
        Assert.All(cold.Concat(_usual.Before), tick => Assert.InRange(tick, 1, 999));
        Assert.Equal(30, _usual.Before.Distinct().Count());
    }

    [Fact]
    public void Cold_ticks_are_close_to_their_targets() =>
        Assert.All(_usual.Visits, visit => Assert.InRange(Math.Abs(visit.Tick - visit.Target), 0, 41));

    [Fact]
    public void In_a_round_all_cold_ticks_are_equally_far_from_their_checkpoints_and_all_distances_take_turns()
    {
        var rounds = _usual.Visits.Where(visit => visit.Cold).GroupBy(visit => visit.Round).OrderBy(round => round.Key)
            .Select(round => Assert.Single(round.Select(visit => visit.Tick % 10).Distinct())).ToList();
        Assert.Equal(Enumerable.Range(0, 40).Select(round => (round + 1) % 10), rounds);
    }

    [Fact]
    public void The_same_seed_has_the_same_plan() =>
        Assert.Equal(_usual.Visits, RewindPlan.Of(1_000, 40, new Chance(42)).Visits);

    [Fact]
    public void A_short_session_has_its_targets_in_the_same_places() =>
        Assert.Equal([1, 6, 30, 54, 59], RewindPlan.Of(60, 3, new Chance(42)).Targets);

    [Fact]
    public void Too_many_rounds_for_a_session_are_refused_and_not_measured_warm() =>
        Assert.Throws<BenchFailure>(() => RewindPlan.Of(60, 40, new Chance(42)));
}
