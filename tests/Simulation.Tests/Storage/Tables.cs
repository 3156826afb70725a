using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Simulation.Tests.Bus;

namespace Storyteller.Simulation.Tests.Storage;

/// <summary>What the commit aggregator's database holds: it outlives every process. Scenes and timelines are left out.</summary>
internal sealed class Tables(Session session, World begin)
{
    private readonly Dictionary<TickState, int> _versions = [];
    private long _outboxed;

    /// <summary>The one session that is played.</summary>
    public Session Session { get; } = session;

    /// <summary>Its ticks in the order in which they were accepted.</summary>
    public List<TickState> Ticks { get; } = [];

    /// <summary>What was asked and answered, in the order in which it was asked.</summary>
    public List<Artifact> Artifacts { get; } = [];

    /// <summary>Messages that were taken in.</summary>
    public HashSet<Guid> Inbox { get; } = [];

    /// <summary>Messages that are to go out, in the order in which they were written.</summary>
    public SortedDictionary<long, Envelope> Outbox { get; } = [];

    /// <summary>The keys of the answers that the player gave.</summary>
    public HashSet<string> AnswerKeys { get; } = [];

    /// <summary>What the player has read, by the tick's number.</summary>
    public SortedDictionary<int, TranscriptEntry> Transcript { get; } = [];

    /// <summary>Worlds by their hash: what never changes.</summary>
    public Dictionary<string, World> Worlds { get; } = new(StringComparer.Ordinal) { [session.WorldHash] = begin };

    /// <summary>What ticks have brought about, in order.</summary>
    public List<Effect> Effects { get; } = [];

    /// <summary>How often a tick's row was changed.</summary>
    public int VersionOf(TickState tick) => _versions.GetValueOrDefault(tick);

    /// <summary>A tick's row was changed.</summary>
    public void Changed(TickState tick) => _versions[tick] = VersionOf(tick) + 1;

    /// <summary>Writes a message that is to go out.</summary>
    public void Write(Envelope message) => Outbox.Add(++_outboxed, message);

    /// <summary>What of a tick was asked and not answered, of agents alone or of the player alone.</summary>
    public IEnumerable<Artifact> OpenOf(TickState tick, bool player) => Artifacts.Where(a => a.TickId == tick.CorrelationId
        && a.Revision == tick.Revision && a.Output is null && a.Agent == Artifact.Player == player);
}

/// <summary>Something that a tick brought about for good.</summary>
/// <param name="WorldHash">The world that it ended in; null where it came to nothing.</param>
/// <param name="Rolls">The dice that fell, as canonical JSON.</param>
internal sealed record Effect(Guid TickId, string? WorldHash, string Rolls);
