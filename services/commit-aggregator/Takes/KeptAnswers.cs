using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;

namespace Storyteller.CommitAggregator.Takes;

/// <summary>
/// Lets answers stay in a take that an edit brought about: who would be asked the very same question again has answered it.
/// </summary>
public sealed class KeptAnswers(CanonDb db)
{
    /// <summary>What the replaced take was answered to this question, for this take, if it may stay; null where it does not.</summary>
    public async Task<Artifact?> Find(TickState tick, string agent, string subject, string input, CancellationToken cancellation)
    {
        if (!tick.Edited || tick.Replaces is not { } replaced || tick.RegeneratedFrom == TickState.AwaitedAs(agent, subject)) return null;
        var before = await db.Artifacts.AsNoTracking().SingleOrDefaultAsync(
            a => a.TickId == replaced && a.Agent == agent && a.Subject == subject && a.Input == input && a.Output != null, cancellation);
        return before?.In(tick.CorrelationId);
    }
}
