using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Ticks.Sweeping;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Ticks;

public sealed class SweepRoundTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 7, 0, 0, TimeSpan.Zero);
    private static readonly SweepOptions Patience = new();

    [Fact]
    public void At_the_start_all_that_is_open_counts_as_forgotten_and_nothing_as_over()
    {
        var round = SweepRound.AtStart(Start);

        Assert.Equal(Start, round.AskedBefore);
        Assert.False(round.IsOver(Asked(Start.AddDays(-2), due: Start.AddDays(-1))));
    }

    [Fact]
    public void Later_what_has_been_out_for_long_counts_as_forgotten()
    {
        var now = Start.AddMinutes(3);
        Assert.Equal(now - Patience.AskAgainAfter, SweepRound.AtStart(Start).Next(now, Patience).AskedBefore);
    }

    [Fact]
    public void What_this_process_has_asked_is_over_past_its_deadline()
    {
        var round = SweepRound.AtStart(Start).Next(Start.AddMinutes(3), Patience);

        Assert.True(round.IsOver(Asked(Start, due: Start.AddMinutes(2))));
        Assert.False(round.IsOver(Asked(Start, due: Start.AddMinutes(4))));
        Assert.False(round.IsOver(Asked(Start, due: null)));
    }

    [Fact]
    public void What_could_not_be_asked_at_the_start_is_not_over_either()
    {
        var second = SweepRound.AtStart(Start).Next(Start + Patience.Interval, Patience);
        Assert.False(second.IsOver(Asked(Start.AddMinutes(-20), due: Start.AddMinutes(-10))));
    }

    private static Artifact Asked(DateTimeOffset at, DateTimeOffset? due) =>
        new() { Agent = AgentNames.Outline, Subject = "", Input = "{}", AskedAt = at, DueAt = due };
}
