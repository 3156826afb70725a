using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ledger;

/// <summary>Writes the entries of one tick in their order; the player's input has the first place.</summary>
public sealed class LedgerWriter(Session session, TickState tick, DateTimeOffset now)
{
    private readonly List<LedgerEntry> _entries = [];

    /// <summary>What was written so far.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>The entry with which a tick begins.</summary>
    public static LedgerEntry Input(Session session, TickState tick, World world, DateTimeOffset now) => new()
    {
        SessionId = session.Id,
        TimelineId = tick.TimelineId,
        TickId = tick.CorrelationId,
        Tick = tick.Number,
        Type = LedgerTypes.PlayerInput,
        Payload = Canonical.Write(new { text = tick.Text }),
        Source = "player",
        NarrativeTime = world.Clock,
        RecordedAt = now,
    };

    /// <summary>Adds one entry that the rules vouch for.</summary>
    public void Add<T>(string type, T payload, long narrativeTime) => _entries.Add(new LedgerEntry
    {
        SessionId = session.Id,
        TimelineId = tick.TimelineId,
        TickId = tick.CorrelationId,
        Tick = tick.Number,
        Sequence = _entries.Count + 1,
        Type = type,
        Payload = Canonical.Write(payload),
        Source = "rules",
        NarrativeTime = narrativeTime,
        RecordedAt = now,
    });

    /// <summary>Adds the changes of a world, each at the time that the world's clock shows when it happens.</summary>
    public void Add(IEnumerable<WorldEvent> changes, World before)
    {
        var time = before.Clock;
        foreach (var change in changes)
        {
            if (change is ClockAdvanced advanced) time += advanced.Seconds;
            Add(change.GetType().Name, change, time);
        }
    }
}
