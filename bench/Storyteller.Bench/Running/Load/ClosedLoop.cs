using System.Collections.Concurrent;

namespace Storyteller.Bench.Running.Load;

/// <summary>A load in which everybody acts as soon as their last tick is canon.</summary>
public static class ClosedLoop
{
    private static readonly TimeProvider _clock = TimeProvider.System;

    // A tick that takes as long is stuck.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    /// <summary>Has these players begin ticks for so long, and waits until the last of them has ended.</summary>
    public static async Task<LoadResult> RunAsync(
        IReadOnlyList<TickPlayer> players, Route route, TimeSpan length, CancellationToken stop)
    {
        var times = new ConcurrentBag<TickTimes>();
        var errors = new ConcurrentBag<string>();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(length + _patience);
        var start = _clock.GetTimestamp();
        await Task.WhenAll(players.Select(PlayAsync));
        var seconds = _clock.GetElapsedTime(start).TotalSeconds;
        if (times.IsEmpty) throw new BenchFailure($"no tick was played: {errors.FirstOrDefault()}");
        if (errors.FirstOrDefault() is { } error) Console.Error.WriteLine($"{errors.Count} ticks came to nothing, one of them: {error}");
        return new([.. times.Select(time => time.Whole)], [.. times.Select(time => time.Accept)], seconds, errors.Count);

        async Task PlayAsync(TickPlayer player)
        {
            try
            {
                while (_clock.GetElapsedTime(start) < length) times.Add(await player.TickAsync(route, limit.Token));
            }
            catch (Exception failed) when (!stop.IsCancellationRequested
                && failed is BenchFailure or OperationCanceledException or HttpRequestException
                or System.Threading.Channels.ChannelClosedException)
            {
                // Whoever has lost a tick does not know where their session is, and plays no more.
                errors.Add(failed.Message);
            }
        }
    }
}
