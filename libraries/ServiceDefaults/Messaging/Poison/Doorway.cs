namespace Storyteller.ServiceDefaults;

/// <summary>
/// The messages of a process are consumed side by side, and one of them alone where that has to be: if the process dies then, it died of
/// that one. Who goes in beside others counts themselves in, and that is all, unless somebody is alone or about to be.
/// </summary>
internal sealed class Doorway
{
    /// <summary>What the count is lowered by while nobody may go in: nobody inside is that number; who finds it below zero waits.</summary>
    private const int Closed = int.MinValue;

    private readonly SemaphoreSlim _door = new(1);
    private TaskCompletionSource _empty = new();
    private int _inside;

    /// <summary>Goes in beside others, after whoever waits to be alone; disposing what is returned is leaving, once.</summary>
    internal ValueTask<Place> Together(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _inside) > 0) return ValueTask.FromResult(new Place(this, alone: false));
        Leave();
        return WaitForOthers(cancellation);
    }

    /// <summary>Lets nobody else in, and waits until everybody has left.</summary>
    internal async ValueTask<Place> Alone(CancellationToken cancellation)
    {
        await _door.WaitAsync(cancellation);
        Interlocked.Add(ref _inside, Closed);
        try
        {
            while (true)
            {
                var empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                Volatile.Write(ref _empty, empty);
                // The last to leave looks for whom to tell after it has counted itself out; so this is the last look, or they find this.
                if (Interlocked.CompareExchange(ref _inside, Closed, Closed) == Closed) return new Place(this, alone: true);
                await empty.Task.WaitAsync(cancellation);
            }
        }
        catch
        {
            Open();
            throw;
        }
    }

    private async ValueTask<Place> WaitForOthers(CancellationToken cancellation)
    {
        await _door.WaitAsync(cancellation);
        Interlocked.Increment(ref _inside);
        _door.Release();
        return new Place(this, alone: false);
    }

    private void Leave()
    {
        if (Interlocked.Decrement(ref _inside) == Closed) Volatile.Read(ref _empty).TrySetResult();
    }

    private void Open()
    {
        Interlocked.Add(ref _inside, Closed);
        _door.Release();
    }

    /// <summary>Somebody's place inside.</summary>
    internal readonly struct Place(Doorway door, bool alone) : IDisposable
    {
        /// <summary>Leaves.</summary>
        public void Dispose()
        {
            if (alone) door.Open();
            else door.Leave();
        }
    }
}
