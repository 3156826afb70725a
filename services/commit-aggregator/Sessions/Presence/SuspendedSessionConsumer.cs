using MassTransit;
using Storyteller.CommitAggregator.States;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Sessions.Presence;

/// <summary>Lets the world go, on every instance, that a session was suspended with; twice changes nothing.</summary>
public sealed class SuspendedSessionConsumer(WorldCache cache) : IConsumer<SessionSuspended>
{
    /// <inheritdoc />
    public Task Consume(ConsumeContext<SessionSuspended> context)
    {
        cache.Forget<World>(context.Message.WorldHash);
        return Task.CompletedTask;
    }
}
