using System.Globalization;
using Storyteller.Bench.Measuring;
using Storyteller.Bench.Running;
using Storyteller.Bench.Running.Load;

namespace Storyteller.Bench.Rows.Loads;

/// <summary>Many sessions for a long while, each acting every ten seconds: how long they wait, and whether anything grows.</summary>
public static class SoakRow
{
    private static readonly TimeSpan _every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _sampling = TimeSpan.FromSeconds(5);
    private static readonly TimeProvider _clock = TimeProvider.System;

    /// <summary>Measures, prints and keeps.</summary>
    public static async Task RunAsync(BenchArguments asked, TextWriter output, CancellationToken stop)
    {
        var (begun, where) = (_clock.GetUtcNow(), Surroundings.Now());
        await using var ours = await OurTicks.StartAsync(new(true), asked.Sessions, asked.Seed, TimeSpan.FromSeconds(asked.Warm), stop);
        output.WriteLine(Text($"soak: {asked.Sessions} sessions for {asked.Minutes} min"));

        var loop = new OpenLoop(ours.Crowd.Players, ours.Crowd.Route, _every);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var sampling = SampleAsync(ours, done.Token);
        var load = await loop.RunAsync(TimeSpan.FromMinutes(asked.Minutes), stop);
        await done.CancelAsync();

        var figures = new SoakFigures(load.PerSecond, Distribution.Of(load.Accepts), Distribution.Of(load.Latencies), loop.Errors,
            loop.Stuck, await sampling);
        output.WriteLine();
        foreach (var line in figures.Lines(asked.Minutes)) output.WriteLine(line);
        output.WriteLine();
        var file = ResultFile.Write("soak", begun, asked, where, figures);
        output.WriteLine(Text($"soak: after {_clock.GetUtcNow() - begun:m\\:ss} min, all of it in {file}"));
    }

    private static async Task<IReadOnlyList<Sample>> SampleAsync(OurTicks ours, CancellationToken done)
    {
        var (samples, start) = (new List<Sample>(), _clock.GetTimestamp());
        using var timer = new PeriodicTimer(_sampling, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(done))
            {
                var queues = await ours.Stage.QueuesAsync(done);
                samples.Add(new(_clock.GetElapsedTime(start).TotalSeconds, Sample.MemoryOf(ProcessTable.Now().Families(ours.Processes)),
                    queues.Where(queue => queue.Value > 0).ToDictionary(), await ours.Stage.ConnectionsAsync(done)));
            }
        }
        catch (OperationCanceledException)
        {
            // The load has ended.
        }
        return samples;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
