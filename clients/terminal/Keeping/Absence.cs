namespace Storyteller.Terminal;

/// <summary>Whether the gateway is away, as far as this client has noticed, and when it is back: its live stream opens then.</summary>
internal sealed class Absence(LiveStream stream, TimeProvider clock, CancellationToken stop)
{
    private int _inARow;

    /// <summary>Ends when the gateway seems to be back; null while it is there.</summary>
    public Task? Back { get; private set; }

    /// <summary>Something did not get through.</summary>
    public void Begin() => Back ??= WaitAsync(_inARow++);

    /// <summary>It seems to be over.</summary>
    public void End() => Back = null;

    /// <summary>Something got through.</summary>
    public void Forget() => _inARow = 0;

    // A stream that is open where nothing else gets through must not be asked about without end.
    private async Task WaitAsync(int before)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(Math.Min(500 << Math.Min(before, 5), 10_000)), clock, stop);
        await stream.IsOpenAsync(stop);
    }
}
