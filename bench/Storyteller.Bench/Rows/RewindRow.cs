using System.Globalization;
using Storyteller.Bench.Measuring;
using Storyteller.Bench.Running;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Bench.Rows;

/// <summary>
/// What it costs to go back in a long session, near and far. The session is played; then the system is started anew, which leaves no world
/// at hand; then each way back is measured, and after it the way forth, which puts the session at its end again.
/// </summary>
public static class RewindRow
{
    private const int UsualRounds = 40;
    private static readonly TimeProvider _clock = TimeProvider.System;

    /// <summary>Plays, measures, prints and keeps.</summary>
    public static async Task RunAsync(BenchArguments asked, TextWriter output, CancellationToken stop)
    {
        var (begun, where, chance) = (_clock.GetUtcNow(), Surroundings.Now(), new Chance(asked.Seed).For("bench", "rewind"));
        var plan = RewindPlan.Of(asked.Ticks, asked.Rounds ?? UsualRounds, chance);
        output.WriteLine(Text($"rewind: playing {asked.Ticks} ticks"));
        var (player, hashes, ticksPerSecond) = await PlayAsync(asked, stop);

        output.WriteLine(Text($"rewind: {ticksPerSecond:0.0} ticks/s; measuring {plan.Visits.Count} ways back"));
        var times = await MeasureAsync(asked, plan, player, hashes, stop);

        var figures = RewindFigures.Of(asked.Ticks, ticksPerSecond, plan.Targets, times, chance.For("ratios"));
        output.WriteLine();
        foreach (var line in figures.Lines()) output.WriteLine(line);
        output.WriteLine();
        var file = ResultFile.Write("rewind", begun, asked, where, figures);
        output.WriteLine(Text($"rewind: after {_clock.GetUtcNow() - begun:m\\:ss} min, all of it in {file}"));
    }

    private static async Task<(BenchPlayer Player, IReadOnlyList<string> Hashes, double TicksPerSecond)> PlayAsync(
        BenchArguments asked, CancellationToken stop)
    {
        await using var system = await RunningSystem.StartAsync(asked.Distributed, stop);
        await using var player = await BenchPlayer.BeginAsync(system.Gateway, asked.Seed, stop);
        var start = _clock.GetTimestamp();
        var hashes = await player.PlayAsync(asked.Ticks, stop);
        return (player, hashes, asked.Ticks / _clock.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task<IReadOnlyList<Rewound>> MeasureAsync(
        BenchArguments asked, RewindPlan plan, BenchPlayer before, IReadOnlyList<string> hashes, CancellationToken stop)
    {
        await using var system = await RunningSystem.StartAsync(asked.Distributed, stop);
        await using var player = await before.AtAsync(system.Gateway, stop);
        var end = (await player.Gateway.SessionAsync(player.Session, stop)).Timeline;
        // The first ways back compile what they run through, and put the targets' own worlds at hand.
        foreach (var tick in plan.Before.Concat(plan.Targets)) await GoAsync(player, new Visit(0, tick, tick, false), end, hashes, stop);
        var times = new List<Rewound>();
        foreach (var visit in plan.Visits) times.Add(await GoAsync(player, visit, end, hashes, stop));
        return times;
    }

    private static async Task<Rewound> GoAsync(
        BenchPlayer player, Visit visit, Guid end, IReadOnlyList<string> hashes, CancellationToken stop)
    {
        var start = _clock.GetTimestamp();
        var there = await player.Past.RewindAsync(new Rewind(ToTick: visit.Tick), stop);
        var back = _clock.GetTimestamp();
        var here = await player.Past.GoOverAsync(end, stop);
        var forth = _clock.GetTimestamp();
        Require(there, visit.Tick, hashes);
        Require(here, hashes.Count - 1, hashes);
        return new(visit.Round, visit.Target, visit.Tick, visit.Cold, Between(start, back), Between(back, forth));
    }

    // A way that leads somewhere else may be as short as it likes.
    private static void Require(TimelineView reached, int tick, IReadOnlyList<string> hashes)
    {
        if (reached.Tick != tick || reached.WorldHash != hashes[tick])
            throw new BenchFailure($"the way to tick {tick} led to {reached.Tick} and the world {reached.WorldHash}, not {hashes[tick]}");
    }

    private static double Between(long from, long to) => _clock.GetElapsedTime(from, to).TotalMilliseconds;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
