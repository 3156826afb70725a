using System.Collections.Concurrent;
using Storyteller.CommitAggregator.Streams;

namespace Storyteller.CommitAggregator.Sessions.Presence;

/// <summary>
/// Whose players this process has seen: they asked for something, or listen to a live stream. It is only noted here, which costs nothing;
/// <see cref="UnattendedSessions"/> writes it down for all of them at once.
/// </summary>
public sealed class SeenPlayers(LiveSessions live, TimeProvider clock)
{
    private readonly ConcurrentDictionary<Guid, DateTimeOffset> _seen = new();

    /// <summary>The session's player is there at this moment.</summary>
    public void Note(Guid sessionId) => _seen[sessionId] = clock.GetUtcNow();

    /// <summary>Whether the player listens, or was seen since that was last taken to be written down.</summary>
    public bool IsHere(Guid sessionId) => live.IsListenedTo(sessionId) || _seen.ContainsKey(sessionId);

    /// <summary>Takes who was seen since the last time, and when: those who listen, just now.</summary>
    public IReadOnlyDictionary<Guid, DateTimeOffset> Take()
    {
        var now = clock.GetUtcNow();
        var taken = live.ListenedTo().ToDictionary(id => id, _ => now);
        foreach (var seen in _seen)
            // What was noted anew meanwhile stays for the next time.
            if (_seen.TryRemove(seen)) taken.TryAdd(seen.Key, seen.Value);
        return taken;
    }

    /// <summary>Puts one back that could not be written down.</summary>
    public void PutBack(Guid sessionId, DateTimeOffset at) => _seen.TryAdd(sessionId, at);
}
