using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ledger;

/// <summary>Writes the entries of one tick in their order; the player's input has the first place, then come their answers.</summary>
/// <param name="next">The place of the next entry.</param>
public sealed class LedgerWriter(Session session, TickState tick, int next, DateTimeOffset now)
{
    private readonly List<LedgerEntry> _entries = [];

    /// <summary>What was written so far.</summary>
    public IReadOnlyList<LedgerEntry> Entries => _entries;

    /// <summary>The entry with which a tick begins.</summary>
    public static LedgerEntry Input(Session session, TickState tick, World world, DateTimeOffset now) =>
        Entry(session, tick, 0, LedgerTypes.PlayerInput, new { text = tick.Text }, "player", world.Clock, now, tick.IdempotencyKey);

    /// <summary>The entry with which another take begins.</summary>
    public static LedgerEntry Take<T>(Session session, TickState take, string type, T payload, World world, DateTimeOffset now) =>
        Entry(session, take, 0, type, payload, "player", world.Clock, now, take.IdempotencyKey);

    /// <summary>
    /// An entry that belongs to no tick, at the place where the session is: the player began the session, changed it, or went there.
    /// </summary>
    /// <param name="key">The key that the client sent with it; null where it sent none.</param>
    public static LedgerEntry OfSession<T>(
        Session session, string type, T payload, long narrativeTime, DateTimeOffset now, string? key = null) => new()
    {
        IdempotencyKey = key,
        SessionId = session.Id,
        BranchId = session.BranchId,
        Tick = session.Tick,
        Type = type,
        Payload = Canonical.Write(payload),
        Source = "player",
        NarrativeTime = narrativeTime,
        RecordedAt = now,
    };

    /// <summary>The entry of an answer in the middle of a tick.</summary>
    /// <param name="source"><c>player</c> or <c>policy</c>.</param>
    /// <param name="key">The key that the client sent with it; null for the policy.</param>
    public static LedgerEntry Answer<T>(Session session, TickState tick, int sequence, string type, T payload, string source, World world,
        string? key, DateTimeOffset now) => Entry(session, tick, sequence, type, payload, source, world.Clock, now, key);

    /// <summary>Adds one entry that the rules vouch for.</summary>
    public void Add<T>(string type, T payload, long narrativeTime) =>
        _entries.Add(Entry(session, tick, next + _entries.Count, type, payload, "rules", narrativeTime, now));

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

    private static LedgerEntry Entry<T>(Session session, TickState tick, int sequence, string type, T payload, string source,
        long narrativeTime, DateTimeOffset now, string? key = null) => new()
    {
        IdempotencyKey = key,
        SessionId = session.Id,
        BranchId = tick.BranchId,
        TickId = tick.CorrelationId,
        Tick = tick.Number,
        Sequence = sequence,
        Type = type,
        Payload = Canonical.Write(payload),
        Source = source,
        NarrativeTime = narrativeTime,
        RecordedAt = now,
    };
}
