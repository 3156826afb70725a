using MassTransit;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Streams;

/// <summary>Wakes this instance's streams when a session went on, on whichever instance that was; waking twice changes nothing.</summary>
public sealed class WakeStreamsConsumer(LiveSessions live)
    : IConsumer<PhaseChanged>, IConsumer<TickCommitted>, IConsumer<TickCompensated>, IConsumer<SessionRewound>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<PhaseChanged> context) => Wake(context.Message.SessionId);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TickCommitted> context) => Wake(context.Message.SessionId);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TickCompensated> context) => Wake(context.Message.SessionId);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<SessionRewound> context) => Wake(context.Message.SessionId);

    private Task Wake(Guid sessionId)
    {
        live.Wake(sessionId);
        return Task.CompletedTask;
    }
}
