namespace Storyteller.CommitAggregator.States;

/// <summary>
/// What never changes, at hand in this process: worlds by the hash of their content, lineages by their branch. What has not been asked for
/// the longest goes first. Worlds of one session share what they have in common, so that one more costs what its tick has changed.
/// </summary>
public sealed class WorldCache
{
    // The worlds of the last two ticks of a thousand sessions.
    private const int Kept = 2_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<(Type Type, string Hash), LinkedListNode<Held>> _held = [];
    private readonly LinkedList<Held> _lastUsedFirst = new();

    /// <summary>What has this hash: at hand, or loaded.</summary>
    public async Task<T> Get<T>(string hash, Func<Task<T>> load) where T : class
    {
        if (AtHand<T>(hash) is { } kept) return kept;
        var loaded = await load();
        Put(hash, loaded);
        return loaded;
    }

    /// <summary>What has this hash, where it is at hand.</summary>
    public T? AtHand<T>(string hash) where T : class
    {
        lock (_lock)
        {
            if (!_held.TryGetValue((typeof(T), hash), out var found)) return null;
            _lastUsedFirst.Remove(found);
            _lastUsedFirst.AddFirst(found);
            return (T)found.Value.What;
        }
    }

    /// <summary>Keeps what has this hash.</summary>
    public void Put<T>(string hash, T value) where T : class
    {
        lock (_lock)
        {
            Drop((typeof(T), hash));
            _held[(typeof(T), hash)] = _lastUsedFirst.AddFirst(new Held((typeof(T), hash), value));
            if (_held.Count > Kept) Drop(_lastUsedFirst.Last!.Value.Key);
        }
    }

    /// <summary>Lets go of what has this hash; whoever needs it again loads it.</summary>
    public void Forget<T>(string hash) where T : class
    {
        lock (_lock) Drop((typeof(T), hash));
    }

    private void Drop((Type Type, string Hash) key)
    {
        if (_held.Remove(key, out var found)) _lastUsedFirst.Remove(found);
    }

    private sealed record Held((Type Type, string Hash) Key, object What);
}
