namespace Storyteller.Simulation.Tests.Time;

/// <summary>
/// What is going to happen, by virtual time. Time passes only from one happening to the next; where several are due at once, the seed
/// decides which comes first.
/// </summary>
internal sealed class Agenda(Draws lots) : TimeProvider
{
    private static readonly DateTimeOffset Beginning = new(2026, 11, 21, 7, 0, 0, TimeSpan.Zero);

    private readonly PriorityQueue<(Action What, bool IsRoutine), (long At, int Lot, int Sequence)> _due = new();
    private int _planned;

    /// <summary>How long it has been going on.</summary>
    public TimeSpan Now { get; private set; }

    /// <summary>How many happenings are still to come that do not come round for ever.</summary>
    public int Open { get; private set; }

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>Plans a happening.</summary>
    public void In(TimeSpan delay, Action what) => Plan(delay, what, isRoutine: false);

    /// <summary>Plans one of those that come round for ever.</summary>
    public void Routinely(TimeSpan delay, Action what) => Plan(delay, what, isRoutine: true);

    /// <summary>Lets the next happening happen; false where none is planned.</summary>
    public bool Next()
    {
        if (!_due.TryDequeue(out var next, out var when)) return false;
        Now = TimeSpan.FromMilliseconds(when.At);
        if (!next.IsRoutine) Open--;
        next.What();
        return true;
    }

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Beginning + Now;

    /// <inheritdoc />
    public override long GetTimestamp() => Now.Ticks;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        throw new NotSupportedException("nobody waits by a timer here: whatever takes time is planned");

    // In whole milliseconds, so that things are due at once often enough.
    private void Plan(TimeSpan delay, Action what, bool isRoutine)
    {
        _due.Enqueue((what, isRoutine), ((long)(Now + delay).TotalMilliseconds, lots.Below(1 << 20), _planned++));
        if (!isRoutine) Open++;
    }
}
