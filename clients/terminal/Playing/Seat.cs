namespace Storyteller.Terminal;

/// <summary>One player's place in one session: who they are, which story, and its live stream.</summary>
public sealed record Seat(GatewayClient Gateway, Guid Session, LiveStream Stream, TimeSpan Patience)
{
    /// <summary>Plays one command to its end.</summary>
    public Task<Answer> TakeAsync(string text, Action<StoryEvent> show, CancellationToken stop) =>
        new Turn(Gateway, Session, Stream.Events, Patience, show).TakeAsync(text, stop);
}
