using System.Threading.Channels;

namespace Storyteller.CommitAggregator.Streams;

/// <summary>Wakes the streams of a session in this process when something happened to it.</summary>
public sealed class LiveSessions
{
    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, List<Listening>> _listening = [];

    /// <summary>Listens from now on until disposed of.</summary>
    public Listening Listen(Guid sessionId)
    {
        var listening = new Listening(this, sessionId);
        lock (_gate)
        {
            if (!_listening.TryGetValue(sessionId, out var all)) _listening[sessionId] = all = [];
            all.Add(listening);
        }

        return listening;
    }

    /// <summary>Tells everybody who listens to a session to look again.</summary>
    public void Wake(Guid sessionId)
    {
        lock (_gate)
        {
            if (!_listening.TryGetValue(sessionId, out var all)) return;
            foreach (var listening in all) listening.Wake();
        }
    }

    /// <summary>Whether anybody listens to a session.</summary>
    public bool IsListenedTo(Guid sessionId)
    {
        lock (_gate) return _listening.ContainsKey(sessionId);
    }

    /// <summary>The sessions that somebody listens to.</summary>
    public IReadOnlyCollection<Guid> ListenedTo()
    {
        lock (_gate) return [.. _listening.Keys];
    }

    private void Forget(Guid sessionId, Listening listening)
    {
        lock (_gate)
        {
            if (_listening.TryGetValue(sessionId, out var all) && all.Remove(listening) && all.Count == 0) _listening.Remove(sessionId);
        }
    }

    /// <summary>One stream that waits for its session.</summary>
    public sealed class Listening(LiveSessions live, Guid sessionId) : IDisposable
    {
        // One place is enough: several wakings before the next look are one.
        private readonly Channel<byte> _woken =
            Channel.CreateBounded<byte>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

        internal void Wake() => _woken.Writer.TryWrite(0);

        /// <summary>True as soon as something happened, false when nothing did for so long or nobody waits any more.</summary>
        public async Task<bool> Changed(TimeSpan atMost, TimeProvider clock, CancellationToken cancellation)
        {
            using var patience = new CancellationTokenSource(atMost, clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, patience.Token);
            try
            {
                await _woken.Reader.ReadAsync(either.Token);
                return true;
            }
            catch (OperationCanceledException)
            {
                return false;
            }
        }

        /// <inheritdoc />
        public void Dispose() => live.Forget(sessionId, this);
    }
}
