using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;
using Storyteller.CommitAggregator.Sessions;

namespace Storyteller.CommitAggregator.Ticks.Keeping;

/// <summary>
/// Ticks under way that are at hand in this process, as they were last stored: the next step of one need not read it again. Should they be
/// stored otherwise by now, because another process took a step, the versions of the rows tell when the step is written.
/// </summary>
public sealed class RunningTicks : IDisposable
{
    private const int Kept = 5_000;
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(2);

    private readonly MemoryCache _ticks = new(new MemoryCacheOptions { SizeLimit = Kept });
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource> _inside = new();

    /// <summary>Waits until nobody else in this process is at the tick; <see cref="Leave"/> lets the next one in.</summary>
    public async Task Enter(Guid tickId, CancellationToken cancellation)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_inside.GetOrAdd(tickId, mine) is var first && first != mine) await first.Task.WaitAsync(cancellation);
    }

    /// <summary>Lets the next one in.</summary>
    public void Leave(Guid tickId)
    {
        if (_inside.TryRemove(tickId, out var mine)) mine.SetResult();
    }

    /// <summary>The tick, where it is at hand.</summary>
    public RunningTick? Find(Guid tickId) => _ticks.TryGetValue(tickId, out RunningTick? running) ? running : null;

    /// <summary>Keeps a tick at hand as it is stored; one that has ended needs no more steps.</summary>
    public void Keep(RunningTick running)
    {
        if (running.Tick.EndedAt is null)
            _ticks.Set(running.Tick.CorrelationId, running, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = Unused });
        else Forget(running.Tick.CorrelationId);
    }

    /// <summary>Lets go of a tick; whoever needs it reads it.</summary>
    public void Forget(Guid tickId) => _ticks.Remove(tickId);

    /// <inheritdoc />
    public void Dispose() => _ticks.Dispose();
}

/// <summary>A tick under way, its session, and its artifacts: asked, answered or kept.</summary>
public sealed record RunningTick(TickState Tick, Session Session, List<Artifact> Artifacts);
