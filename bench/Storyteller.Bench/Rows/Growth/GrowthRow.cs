using System.Globalization;
using Storyteller.Bench.Measuring;
using Storyteller.Bench.Running;
using Storyteller.Bench.Running.Load;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Bench.Rows.Growth;

/// <summary>
/// Whether a tick costs more the longer the session, the fuller the world, the more sessions are open. All cases are there from the
/// beginning and take turns in every round, in another order; a system that is not measured is stopped in its tracks meanwhile.
/// </summary>
public static class GrowthRow
{
    private const int UsualRounds = 5;
    private const int Retakes = 5;
    private static readonly TimeSpan _settling = TimeSpan.FromSeconds(1.5);
    private static readonly string[] _agents =
        [AgentNames.TickLength, AgentNames.MetaEvents, AgentNames.Outline, AgentNames.NpcDecision, AgentNames.Narrator];
    private static readonly TimeProvider _clock = TimeProvider.System;

    /// <summary>Measures, prints and keeps.</summary>
    public static async Task RunAsync(BenchArguments asked, TextWriter output, CancellationToken stop)
    {
        var (begun, where, chance) = (_clock.GetUtcNow(), Surroundings.Now(), new Chance(asked.Seed).For("bench", "growth"));
        var plan = GrowthPlan.Of(asked.Brief);
        await using var ground = new GrowthGround(asked);
        output.WriteLine(Text($"growth: playing sessions of up to {plan.Ticks.Max()} ticks, opening up to {plan.Idle.Max()} others"));
        var cases = await ground.PrepareAsync(plan, stop);

        var (times, retakes) = (new List<GrowthTime>(), new List<RetakeTime>());
        for (var round = 0; round < (asked.Rounds ?? UsualRounds); round++)
        {
            foreach (var one in chance.For(round).Shuffle(cases))
            {
                await ground.ClearForAsync(one, _settling, stop);
                times.Add(await MeasureAsync(one, round, asked, stop));
                if (one.What == GrowthPlan.OfTicks) retakes.AddRange(await RetakeAsync(one, round, stop));
            }
            output.WriteLine(Text($"growth: round {round + 1}"));
        }

        var figures = new GrowthFigures([.. cases.SelectMany(one => times.Where(time => (time.What, time.Size) == (one.What, one.Size)))],
            [.. retakes.OrderBy(retake => Array.IndexOf(_agents, retake.From))]);
        output.WriteLine();
        foreach (var line in figures.Lines()) output.WriteLine(line);
        output.WriteLine();
        var file = ResultFile.Write("growth", begun, asked, where, figures);
        output.WriteLine(Text($"growth: after {_clock.GetUtcNow() - begun:m\\:ss} min, all of it in {file}"));
    }

    private static async Task<GrowthTime> MeasureAsync(GrowthCase one, int round, BenchArguments asked, CancellationToken stop)
    {
        await one.RenewAsync(stop);
        for (var unmeasured = 0; unmeasured < 4; unmeasured++) await one.Player.TickAsync(one.Route, stop);
        var cpu = ProcessTable.Now().Seconds(one.System.Processes);
        var load = await ClosedLoop.RunAsync([one.Player], one.Route, TimeSpan.FromSeconds(asked.Seconds), stop);
        var took = ProcessTable.Now().Seconds(one.System.Processes) - cpu;
        if (load.Errors > 0) throw new BenchFailure($"with {one.Size} {one.What} a tick came to nothing");
        var times = Distribution.Of(load.Latencies);
        return new(round, one.What, one.Size, times.P50, times.P95, took * 1_000 / times.Count, times.Count);
    }

    private static async Task<IReadOnlyList<RetakeTime>> RetakeAsync(GrowthCase one, int round, CancellationToken stop)
    {
        var retakes = new List<RetakeTime>();
        var tick = await one.System.Crowd.TicksAsync(one.Player.Session, stop);
        foreach (var agent in _agents)
        {
            var times = new List<double>();
            for (var n = 0; n < Retakes; n++)
            {
                if (await one.Player.TryRetakeAsync(tick, agent, stop) is { } taken) times.Add(taken.Whole);
            }
            // In a tick in which nobody is there to decide anything, nobody can be asked again.
            if (times.Count > 0) retakes.Add(new(round, agent, one.Size, Distribution.Median(times)));
        }
        return retakes;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
