namespace Storyteller.Simulation.Tests.Thinking;

/// <summary>
/// The clock by which an agent's attempts are limited. An attempt takes its time before it is looked at, and none while it is: so its
/// deadline is over at once where the agent hangs, and never comes where it does not.
/// </summary>
internal sealed class AgentClock(TimeProvider agenda, bool hangs) : TimeProvider
{
    /// <inheritdoc />
    public override long TimestampFrequency => agenda.TimestampFrequency;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => agenda.GetUtcNow();

    /// <inheritdoc />
    public override long GetTimestamp() => agenda.GetTimestamp();

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (hangs) callback(state);
        return new Stopped();
    }

    private sealed class Stopped : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
