using Storyteller.CommitAggregator.Sessions;
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

    /// <summary>The session was suspended, or restored, in whatever it was doing.</summary>
    public static StreamEvent Phase(Session session) => new()
    {
        SessionId = session.Id,
        Name = "phase",
        Data = Canonical.Write(new
        {
            tick = session.RunningTickId is null ? session.Tick : session.Tick + 1, tickId = session.RunningTickId, phase = session.Phase,
        }),
    };

    /// <summary>A passage was told: its dice as they fell, and its prose paragraph by paragraph, counted through the tick.</summary>
    public static IEnumerable<StreamEvent> Passage(TickState tick, Turn turn, Passage passage)
    {
        var before = turn.Told!.Take(tick.Passage).Sum(told => told.Paragraphs.Count);
        return Told(tick, passage, before, turn.Told![tick.Passage].Paragraphs);
    }

    /// <summary>The tick waits for the player.</summary>
    public static StreamEvent Awaits(TickState tick, Prompt prompt) =>
        Event(tick, "awaits", new { tick = tick.Number, tickId = tick.CorrelationId, prompt });

    /// <summary>A tick became canon: its last passage, and that it is done.</summary>
    /// <param name="phase">What the session does now.</param>
    public static IEnumerable<StreamEvent> Committed(TickState tick, Turn turn, Passage last, string worldHash, Phase phase) =>
    [
        Phase(tick, Contracts.Phase.Committing),
        .. Told(tick, last, turn.Told!.Sum(told => told.Paragraphs.Count), turn.Narration!.Paragraphs),
        Event(tick, "committed", new { tick = tick.Number, tickId = tick.CorrelationId, worldHash }),
        Phase(tick, phase),
    ];

    /// <summary>A tick came to nothing: the player's text, why, and that it is done.</summary>
    /// <param name="phase">What the session does now.</param>
    public static IEnumerable<StreamEvent> Compensated(TickState tick, string reason, Phase phase) =>
    [
        Event(tick, "compensated", new { tick = tick.Number, tickId = tick.CorrelationId, text = tick.Text, reason }),
        Phase(tick, phase),
    ];

    /// <summary>The turn is taken again: what was told of it before does not count.</summary>
    public static StreamEvent Retake(TickState take) => Event(take, "retake", new
    {
        tick = take.Number, tickId = take.CorrelationId, revision = take.Revision, from = take.RegeneratedFrom, edited = take.Edited,
    });

    /// <summary>Another take of the turn stands.</summary>
    /// <param name="phase">What the session does now.</param>
    public static IEnumerable<StreamEvent> TakeChosen(TickState take, Phase phase) =>
    [
        Event(take, "take", new { tick = take.Number, tickId = take.CorrelationId, revision = take.Revision, worldHash = take.WorldHash }),
        Phase(take, phase),
    ];

    /// <summary>The session went back, or over to another timeline: what a client shows, it reads anew.</summary>
    public static StreamEvent Rewound(Session session) => new()
    {
        SessionId = session.Id,
        Name = "rewound",
        Data = Canonical.Write(new { timelineId = session.TimelineId, tick = session.Tick, worldHash = session.WorldHash }),
    };

    private static IEnumerable<StreamEvent> Told(TickState tick, Passage passage, int before, IReadOnlyList<string> paragraphs) =>
    [
        .. passage.Rolls.Select(roll => Event(tick, "roll", roll)),
        .. paragraphs.Select((text, i) => Event(tick, "narration", new { tick = tick.Number, index = before + i, text })),
    ];

    private static StreamEvent Event<T>(TickState tick, string name, T data) =>
        new() { SessionId = tick.SessionId, Name = name, Data = Canonical.Write(data) };
}
