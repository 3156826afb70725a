using System.Diagnostics;

namespace Storyteller.Floors.Driving;

/// <summary>Sessions that act at once, each again when its last tick has ended.</summary>
internal static class Load
{
    /// <summary>Lets that many sessions act for that long; a tick that has begun by then is awaited and counts.</summary>
    public static async Task<RunResult> Run(Func<Task> tick, int concurrency, double seconds)
    {
        var began = Stopwatch.GetTimestamp();
        return await Run(tick, concurrency, () => Stopwatch.GetElapsedTime(began).TotalSeconds >= seconds);
    }

    /// <summary>Takes so many ticks, at most 16 at once, so that all is compiled, connected and cached that will be.</summary>
    public static async Task<int> WarmUp(Func<Task> tick, int ticks)
    {
        var begun = 0;
        return (await Run(tick, 16, () => Interlocked.Increment(ref begun) > ticks)).Errors;
    }

    private static async Task<RunResult> Run(Func<Task> tick, int concurrency, Func<bool> enough)
    {
        var began = Stopwatch.GetTimestamp();
        var sessions = await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(() => Act(tick, enough))));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return new([.. sessions.SelectMany(s => s.Latencies)], seconds, sessions.Sum(s => s.Errors));
    }

    private static async Task<(List<double> Latencies, int Errors)> Act(Func<Task> tick, Func<bool> enough)
    {
        var (latencies, errors) = (new List<double>(), 0);
        while (!enough())
        {
            var from = Stopwatch.GetTimestamp();
            try
            {
                await tick();
                latencies.Add(Math.Round(Stopwatch.GetElapsedTime(from).TotalMilliseconds, 3));
            }
            catch (Exception failure)
            {
                errors++;
                await Console.Error.WriteLineAsync(failure.ToString());
            }
        }
        return (latencies, errors);
    }
}
