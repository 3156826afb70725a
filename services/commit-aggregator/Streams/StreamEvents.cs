using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Streams;

/// <summary>Words the events of a live stream.</summary>
public static class StreamEvents
{
    /// <summary>The session does something else now.</summary>
    public static StreamEvent Phase(TickState tick, Phase phase) =>
        Event(tick, "phase", new { tick = tick.Number, tickId = tick.CorrelationId, phase });

    /// <summary>A tick became canon: the dice as they fell, the prose paragraph by paragraph, and that it is done.</summary>
    public static IEnumerable<StreamEvent> Committed(TickState tick, TranscriptEntry entry, string worldHash) =>
    [
        .. entry.Rolls.Select(roll => Event(tick, "roll", roll)),
        .. entry.Paragraphs.Select((text, index) => Event(tick, "narration", new { tick = entry.Tick, index, text })),
        Event(tick, "committed", new { tick = entry.Tick, tickId = tick.CorrelationId, worldHash }),
        Phase(tick, Contracts.Phase.Idle),
    ];

    /// <summary>A tick came to nothing: the player's text, why, and that it is done.</summary>
    public static IEnumerable<StreamEvent> Compensated(TickState tick, string reason) =>
    [
        Event(tick, "compensated", new { tick = tick.Number, tickId = tick.CorrelationId, text = tick.Text, reason }),
        Phase(tick, Contracts.Phase.Idle),
    ];

    private static StreamEvent Event<T>(TickState tick, string name, T data) =>
        new() { SessionId = tick.SessionId, Name = name, Data = Canonical.Write(data) };
}
