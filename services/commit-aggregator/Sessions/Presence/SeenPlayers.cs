namespace Storyteller.CommitAggregator.Sessions.Presence;

/// <summary>
/// Whose players this process has seen: they asked for something, or have a live stream open. It is only noted here, which costs nothing;
/// <see cref="UnattendedSessions"/> writes it down for all of them at once.
/// </summary>
public sealed class SeenPlayers(TimeProvider clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, DateTimeOffset> _seen = [];
    private readonly Dictionary<Guid, int> _staying = [];

    /// <summary>The session's player is there at this moment.</summary>
    public void Note(Guid sessionId)
    {
        lock (_gate) _seen[sessionId] = clock.GetUtcNow();
    }

    /// <summary>The session's player is there until it is disposed of.</summary>
    public IDisposable Stay(Guid sessionId)
    {
        lock (_gate) _staying[sessionId] = _staying.GetValueOrDefault(sessionId) + 1;
        return new Stretch(this, sessionId);
    }

    /// <summary>Whether the player stays, or was seen since that was last taken to be written down.</summary>
    public bool IsHere(Guid sessionId)
    {
        lock (_gate) return _staying.ContainsKey(sessionId) || _seen.ContainsKey(sessionId);
    }

    /// <summary>Takes who was seen since the last time, and when: those who stay, just now.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Take()
    {
        lock (_gate)
        {
            var taken = new Dictionary<Guid, DateTimeOffset>(_seen);
            _seen.Clear();
            foreach (var sessionId in _staying.Keys) taken[sessionId] = clock.GetUtcNow();
            return taken;
        }
    }

    /// <summary>Puts one back that could not be written down.</summary>
    public void PutBack(Guid sessionId, DateTimeOffset at)
    {
        lock (_gate) _seen.TryAdd(sessionId, at);
    }

    private void Leave(Guid sessionId)
    {
        lock (_gate)
        {
            _seen[sessionId] = clock.GetUtcNow();
            if (--_staying[sessionId] == 0) _staying.Remove(sessionId);
        }
    }

    private sealed class Stretch(SeenPlayers players, Guid sessionId) : IDisposable
    {
        private bool _over;

        public void Dispose()
        {
            if (_over) return;
            _over = true;
            players.Leave(sessionId);
        }
    }
}
