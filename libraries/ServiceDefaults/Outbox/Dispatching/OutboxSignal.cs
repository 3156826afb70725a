using System.Threading.Channels;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Tells the dispatcher of one context what was written, after the commit: that there are rows, which told twice before it looks wakes it
/// once, and the messages that are in no row.
/// </summary>
internal sealed class OutboxSignal<TDb>
{
    private readonly Channel<byte> _pending =
        Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private readonly Channel<OutboxRow> _unsaved = Channel.CreateUnbounded<OutboxRow>(new UnboundedChannelOptions { SingleReader = true });

    /// <summary>What was written is durable, and may leave.</summary>
    internal void Set(OutboxWriter written)
    {
        foreach (var row in written.Unsaved) _unsaved.Writer.TryWrite(row);
        if (written.WroteRows) _pending.Writer.TryWrite(0);
    }

    /// <summary>The messages that are in no row, as they come.</summary>
    internal IAsyncEnumerable<OutboxRow> Unsaved(CancellationToken cancellationToken) => _unsaved.Reader.ReadAllAsync(cancellationToken);

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
