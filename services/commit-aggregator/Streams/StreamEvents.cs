using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Streams;

/// <summary>Words the events of a live stream.</summary>
public static class StreamEvents
{
    /// <summary>The session does something else now.</summary>
    public static StreamEvent Phase(Guid sessionId, int tick, Phase phase) => Event(sessionId, "phase", new { tick, phase });

    /// <summary>A tick became canon: the dice as they fell, the prose paragraph by paragraph, and that it is done.</summary>
    public static IEnumerable<StreamEvent> Committed(Guid sessionId, TranscriptEntry entry, string worldHash) =>
    [
        .. entry.Rolls.Select(roll => Event(sessionId, "roll", roll)),
        .. entry.Paragraphs.Select((text, index) => Event(sessionId, "narration", new { tick = entry.Tick, index, text })),
        Event(sessionId, "committed", new { tick = entry.Tick, worldHash }),
        Phase(sessionId, entry.Tick, Contracts.Phase.Idle),
    ];

    /// <summary>A tick came to nothing: the player's text, why, and that it is done.</summary>
    public static IEnumerable<StreamEvent> Compensated(Guid sessionId, int tick, string text, string reason) =>
    [
        Event(sessionId, "compensated", new { tick, text, reason }),
        Phase(sessionId, tick, Contracts.Phase.Idle),
    ];

    private static StreamEvent Event<T>(Guid sessionId, string name, T data) => new() { SessionId = sessionId, Name = name, Data = Canonical.Write(data) };
}
