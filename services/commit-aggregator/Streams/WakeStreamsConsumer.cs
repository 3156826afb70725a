using MassTransit;
using Storyteller.CommitAggregator.States;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Streams;

/// <summary>
/// Wakes this instance's streams when a session went on, on whichever instance that was, and lets the world go that one was suspended with;
/// either twice changes nothing.
/// </summary>
public sealed class WakeStreamsConsumer(LiveSessions live, WorldCache cache)
    : IConsumer<PhaseChanged>, IConsumer<TickCommitted>, IConsumer<TickCompensated>, IConsumer<SessionRewound>,
        IConsumer<SessionSuspended>, IConsumer<SessionResumed>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<PhaseChanged> context) => Wake(context.Message.SessionId);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TickCommitted> context) => Wake(context.Message.SessionId);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<TickCompensated> context) => Wake(context.Message.SessionId);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<SessionRewound> context) => Wake(context.Message.SessionId);

    /// <inheritdoc />
    public Task Consume(ConsumeContext<SessionSuspended> context)
    {
        cache.Forget<World>(context.Message.WorldHash);
        return Wake(context.Message.SessionId);
    }

    /// <inheritdoc />
    public Task Consume(ConsumeContext<SessionResumed> context) => Wake(context.Message.SessionId);

    private Task Wake(Guid sessionId)
    {
        live.Wake(sessionId);
        return Task.CompletedTask;
    }
}
