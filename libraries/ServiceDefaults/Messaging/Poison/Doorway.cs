namespace Storyteller.ServiceDefaults;

/// <summary>
/// The messages of a process are consumed side by side, and one of them alone where that has to be: if the process dies then, it died of
/// that one.
/// </summary>
internal sealed class Doorway
{
    private readonly SemaphoreSlim _door = new(1);
    private readonly Lock _counting = new();
    private TaskCompletionSource? _empty;
    private int _inside;

    /// <summary>Goes in beside others, after whoever waits to be alone; disposing what is returned is leaving.</summary>
    internal async ValueTask<IDisposable> Together(CancellationToken cancellation)
    {
        await _door.WaitAsync(cancellation);
        lock (_counting) _inside++;
        _door.Release();
        return new Place(Leave);
    }

    /// <summary>Lets nobody else in, and waits until everybody has left.</summary>
    internal async ValueTask<IDisposable> Alone(CancellationToken cancellation)
    {
        await _door.WaitAsync(cancellation);
        try
        {
            await Emptied().WaitAsync(cancellation);
        }
        catch
        {
            _door.Release();
            throw;
        }
        return new Place(() => _door.Release());
    }

    private Task Emptied()
    {
        lock (_counting)
        {
            if (_inside == 0) return Task.CompletedTask;
            _empty = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return _empty.Task;
        }
    }

    private void Leave()
    {
        lock (_counting)
            if (--_inside == 0) _empty?.TrySetResult();
    }

    private sealed class Place(Action leave) : IDisposable
    {
        private Action? _leave = leave;

        public void Dispose() => Interlocked.Exchange(ref _leave, null)?.Invoke();
    }
}
