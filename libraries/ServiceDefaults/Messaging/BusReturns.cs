using System.Collections.Concurrent;
using System.Threading.Channels;
using MassTransit;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Tells when this process's bus is there again after it had lost the broker: whatever was on its way then may be lost, and whoever can
/// ask for it again need not wait any longer.
/// </summary>
public sealed class BusReturns : IReceiveEndpointObserver
{
    private readonly Channel<byte> _returns =
        Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly ConcurrentDictionary<Uri, bool> _lost = [];

    /// <summary>
    /// Waits until every queue that this process had lost is consumed again. One that happened since the last call counts too; of several
    /// callers one is told.
    /// </summary>
    /// <param name="atMost">When to go on without.</param>
    /// <returns>Whether the bus has come back.</returns>
    public async Task<bool> Wait(TimeSpan atMost, TimeProvider clock, CancellationToken cancellation)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            await _returns.Reader.ReadAsync(either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    Task IReceiveEndpointObserver.Ready(ReceiveEndpointReady ready)
    {
        if (_lost.TryRemove(ready.InputAddress, out _) && _lost.IsEmpty) _returns.Writer.TryWrite(0);
        return Task.CompletedTask;
    }

    Task IReceiveEndpointObserver.Stopping(ReceiveEndpointStopping stopping) => Task.CompletedTask;

    Task IReceiveEndpointObserver.Completed(ReceiveEndpointCompleted completed) => Lost(completed.InputAddress);

    Task IReceiveEndpointObserver.Faulted(ReceiveEndpointFaulted faulted) => Lost(faulted.InputAddress);

    private Task Lost(Uri endpoint)
    {
        _lost[endpoint] = true;
        return Task.CompletedTask;
    }
}
