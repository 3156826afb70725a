using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Timelines.Comparing;

/// <summary>Compares two stories of a session: where they part, what either has that the other has not, how they left the world.</summary>
public sealed class Comparison(CanonDb db, Branches branches, PastWorlds past)
{
    /// <summary>The most ticks that are named of each; the newest are.</summary>
    public const int MostTicks = 200;

    /// <summary>How the stories differ that end at these places.</summary>
    public async Task<TimelineComparison> Of(Head left, Head right, CancellationToken cancellation)
    {
        var mine = await branches.LineageOf(left.BranchId, cancellation);
        var theirs = await branches.LineageOf(right.BranchId, cancellation);
        var common = mine.LastCommon(left.Tick, theirs, right.Tick);
        return new TimelineComparison(common, await TicksOf(mine, common, left, cancellation),
            await TicksOf(theirs, common, right, cancellation),
            WorldChanges.Between(await past.At(left, cancellation), await past.At(right, cancellation)));
    }

    private async Task<IReadOnlyList<TickLine>> TicksOf(Lineage lineage, int common, Head end, CancellationToken cancellation)
    {
        var newest = lineage.Within(Math.Max(common, end.Tick - MostTicks) + 1, end.Tick);
        return await db.Ticks.AsNoTracking().On(newest, t => t.BranchId, t => t.Number)
            .Where(t => t.CurrentState == nameof(TickStateMachine.Committed)).OrderBy(t => t.Number)
            .Select(t => new TickLine(t.Number, t.CorrelationId, t.Revision, t.Text, t.WorldHash!)).ToListAsync(cancellation);
    }
}
