using System.Collections.Concurrent;

namespace Storyteller.Bench.Running.Load;

/// <summary>
/// A load in which everybody acts by the clock, however long the system takes: who could not act when it was time, because their last
/// tick was not canon yet or the bench itself was late, has waited, and that counts.
/// </summary>
/// <param name="players">Who acts; their times are spread evenly.</param>
/// <param name="route">What they do.</param>
/// <param name="every">The time between two acts of one player.</param>
public sealed class OpenLoop(IReadOnlyList<TickPlayer> players, Route route, TimeSpan every)
{
    private static readonly TimeProvider _clock = TimeProvider.System;

    // A tick that takes as long is stuck.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    private readonly ConcurrentBag<TickTimes> _times = [];
    private readonly ConcurrentBag<string> _errors = [];
    private int _stuck;

    /// <summary>Ticks that were not canon a minute after they were begun.</summary>
    public int Stuck => _stuck;

    /// <summary>What became of ticks that came to nothing.</summary>
    public IReadOnlyCollection<string> Errors => _errors;

    /// <summary>Has them act for so long, and waits until the last tick has ended.</summary>
    public async Task<LoadResult> RunAsync(TimeSpan length, CancellationToken stop)
    {
        var start = _clock.GetTimestamp();
        await Task.WhenAll(players.Select((player, n) => PlayAsync(player, every * n / players.Count, start, length, stop)));
        var seconds = _clock.GetElapsedTime(start).TotalSeconds;
        if (_times.IsEmpty) throw new BenchFailure($"no tick was played: {_errors.FirstOrDefault()}");
        return new([.. _times.Select(time => time.Whole)], [.. _times.Select(time => time.Accept)], seconds, _errors.Count);
    }

    private async Task PlayAsync(TickPlayer player, TimeSpan first, long start, TimeSpan length, CancellationToken stop)
    {
        for (var due = first; due < length; due += every)
        {
            if (due - _clock.GetElapsedTime(start) is { Ticks: > 0 } early) await Task.Delay(early, _clock, stop);
            var late = Math.Max(0, (_clock.GetElapsedTime(start) - due).TotalMilliseconds);
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
            limit.CancelAfter(_patience);
            try
            {
                var times = await player.TickAsync(route, limit.Token);
                _times.Add(times with { Accept = times.Accept + late, Whole = times.Whole + late });
            }
            catch (Exception failed) when (!stop.IsCancellationRequested
                && failed is BenchFailure or OperationCanceledException or HttpRequestException
                or System.Threading.Channels.ChannelClosedException)
            {
                // Whoever has lost a tick does not know where their session is, and plays no more.
                if (failed is OperationCanceledException) Interlocked.Increment(ref _stuck);
                _errors.Add(failed.Message);
                return;
            }
        }
    }
}
