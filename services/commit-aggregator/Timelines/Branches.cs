using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;

namespace Storyteller.CommitAggregator.Timelines;

/// <summary>Knows the branches of sessions: where they come from, and where a new tick has its place.</summary>
public sealed class Branches(CanonDb db, WorldCache cache, TimeProvider clock)
{
    /// <summary>
    /// The lineage of a branch; once found it is at hand, since it never changes. Where a branch goes on from one that is at hand, no more
    /// is read than itself.
    /// </summary>
    public Task<Lineage> LineageOf(Guid branchId, CancellationToken cancellation) => cache.Get(branchId.ToString(), async () =>
    {
        var branch = await db.Branches.AsNoTracking().SingleAsync(b => b.Id == branchId, cancellation);
        return branch.ParentId is { } parent && cache.AtHand<Lineage>(parent.ToString()) is { } before
            ? before.Fork(branch.Id, branch.ForkTick)
            : Lineage.Of((await db.LineFrom(branchId, cancellation)).Reverse());
    });

    /// <summary>
    /// The branch on which the tick after a head has its place: the head's own, or a new one where that has gone on already. To be called
    /// under the session's lock.
    /// </summary>
    public async Task<Guid> After(Session session, Head head, CancellationToken cancellation)
    {
        var taken = await db.Ticks.AnyAsync(
            t => t.BranchId == head.BranchId && t.Number > head.Tick && t.CurrentState != nameof(Ticks.TickStateMachine.Compensated),
            cancellation);
        return taken ? Fork(session, head) : head.BranchId;
    }

    /// <summary>A new branch that goes on from a head.</summary>
    public Guid Fork(Session session, Head head)
    {
        var branch = new Branch
        {
            Id = Guid.CreateVersion7(),
            SessionId = session.Id,
            ParentId = head.BranchId,
            ForkTick = head.Tick,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Branches.Add(branch);
        return branch.Id;
    }
}
