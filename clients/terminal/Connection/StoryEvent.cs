using System.Net.ServerSentEvents;
using System.Text.Json;
using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>Something the live stream of a session tells.</summary>
public abstract record StoryEvent
{
    /// <summary>The event in its place of the stream; null for a heartbeat and for kinds that this client does not know yet.</summary>
    /// <exception cref="JsonException">The data of a known kind is not what it should be.</exception>
    public static StoryEvent? Read(SseItem<string> item) => item.EventType switch
    {
        "phase" => As<PhaseEntered>(item),
        "roll" => new DiceFell(As<Roll>(item)),
        "narration" => As<Told>(item),
        "awaits" => As<Awaits>(item),
        "committed" => As<Committed>(item),
        "compensated" => As<Compensated>(item),
        "retake" => As<Retold>(item),
        _ => null,
    };

    private static T As<T>(SseItem<string> item) =>
        JsonSerializer.Deserialize<T>(item.Data, JsonSerializerOptions.Web) ?? throw new JsonException($"no {item.EventType}");
}

/// <summary>The session is doing something else now.</summary>
public sealed record PhaseEntered(int Tick, Phase Phase, Guid? TickId = null) : StoryEvent;

/// <summary>Dice were thrown.</summary>
public sealed record DiceFell(Roll Roll) : StoryEvent;

/// <summary>A paragraph of the story.</summary>
/// <param name="Index">Its place among all paragraphs of the tick, from 0.</param>
public sealed record Told(int Tick, int Index, string Text) : StoryEvent;

/// <summary>The tick waits for the player.</summary>
public sealed record Awaits(int Tick, Prompt Prompt, Guid? TickId = null) : StoryEvent;

/// <summary>The tick is canon.</summary>
public sealed record Committed(int Tick, string WorldHash, Guid? TickId = null) : StoryEvent;

/// <summary>The tick came to nothing, and the player has their text back.</summary>
public sealed record Compensated(int Tick, string Text, string Reason, Guid? TickId = null) : StoryEvent;

/// <summary>The tick is told anew: what is told from here on belongs to another take of it.</summary>
/// <param name="From">Who was asked again, as <c>agent</c> or <c>agent/subject</c>.</param>
public sealed record Retold(int Tick, Guid TickId, int Revision, string From) : StoryEvent;

/// <summary>The stream was lost and found again: something may have been missed.</summary>
public sealed record Reconnected : StoryEvent;
