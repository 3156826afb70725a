using Microsoft.Extensions.Options;

namespace Storyteller.CommitAggregator.Archives;

/// <summary>Lets only so many files be written and read at once: slow clients must not take the storage from those who play.</summary>
public sealed class ArchiveGate(IOptions<ArchivesOptions> options) : IDisposable
{
    private readonly SemaphoreSlim _places = new(options.Value.AtOnce);

    /// <summary>A place, until it is disposed of; null when there is none now.</summary>
    public IDisposable? Enter() => _places.Wait(0) ? new Place(_places) : null;

    /// <inheritdoc />
    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0) places.Release();
        }
    }
}
