using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;

namespace Storyteller.CommitAggregator.Takes;

/// <summary>
/// Lets answers stay in a take that an edit brought about: who would be asked the very same question again has answered it.
/// </summary>
public sealed class KeptAnswers(CanonDb db)
{
    /// <summary>Keeps what the replaced take was answered to this question, if it may stay; says whether it did.</summary>
    public async Task<bool> Keep(TickState tick, string agent, string subject, string input, CancellationToken cancellation)
    {
        if (!tick.Edited || tick.Replaces is not { } replaced || tick.RegeneratedFrom == TickState.AwaitedAs(agent, subject)) return false;
        var before = await db.Artifacts.AsNoTracking().SingleOrDefaultAsync(
            a => a.TickId == replaced && a.Agent == agent && a.Subject == subject && a.Input == input && a.Output != null, cancellation);
        if (before is null) return false;
        db.Artifacts.Add(before.In(tick.CorrelationId));
        return true;
    }
}
