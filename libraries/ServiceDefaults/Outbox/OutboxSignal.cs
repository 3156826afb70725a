using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Storyteller.ServiceDefaults;

/// <summary>Wakes the dispatcher of one context after a commit. Setting it twice before it is seen wakes it once.</summary>
internal sealed class OutboxSignal<TDb>
{
    private readonly Channel<byte> _pending =
        Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly ConcurrentQueue<OutboxRow> _unsaved = [];

    /// <param name="unsaved">Messages that are in no row.</param>
    internal void Set(IReadOnlyList<OutboxRow> unsaved)
    {
        foreach (var row in unsaved) _unsaved.Enqueue(row);
        _pending.Writer.TryWrite(0);
    }

    /// <summary>Takes out the messages that are in no row.</summary>
    internal IEnumerable<OutboxRow> TakeUnsaved()
    {
        while (_unsaved.TryDequeue(out var row)) yield return row;
    }

    internal async Task Wait(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _pending.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
        }
    }
}
