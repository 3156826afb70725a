using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Replays.Records;

/// <summary>Who decided about meta events when, as the ledger tells it.</summary>
internal sealed class ReviewSettings
{
    private readonly List<(long Since, ReviewMode Review)> _settings = [];

    /// <summary>Reads it from the ledger's entries about the session itself, in their order.</summary>
    public ReviewSettings(IEnumerable<LedgerEntry> said)
    {
        foreach (var entry in said)
            _settings.Add((entry.Id, entry.Type == LedgerTypes.SessionStarted
                ? Canonical.Read<SessionBeginning>(entry.Payload).Review
                : Canonical.Read<SessionSettings>(entry.Payload).Review));
    }

    /// <summary>
    /// What was set at some time while these entries were written, the first setting first: one that was changed meanwhile may have
    /// decided before the change or after it.
    /// </summary>
    public IReadOnlyList<ReviewMode> During(IReadOnlyCollection<LedgerEntry> entries)
    {
        if (entries.Count == 0) return [.. _settings.Select(s => s.Review)];
        var (first, last) = (entries.Min(e => e.Id), entries.Max(e => e.Id));
        var before = _settings.Where(s => s.Since < first).Select(s => s.Review).TakeLast(1);
        return [.. before.Concat(_settings.Where(s => s.Since > first && s.Since < last).Select(s => s.Review)).Distinct()];
    }
}
