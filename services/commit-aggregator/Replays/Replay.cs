using System.Data;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Replays.Records;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Replays;

/// <summary>
/// Goes through a session once more, from its beginning, the player's words and answers, and what was recorded of models: every take of
/// every tick on every branch, without the bus. What comes of it is compared with all that is stored, and nothing is written. It reads in
/// the caller's transaction, or else in one of its own.
/// </summary>
/// <param name="think">Asks an agent.</param>
public sealed class Replay(CanonDb db, ThinkAnew think)
{
    /// <summary>Goes through a session; null when there is none of that id.</summary>
    /// <param name="shuffle">
    /// In which order those are asked, and answer, who are asked side by side; null for the usual one. What comes of it is the same.
    /// </param>
    /// <param name="each">Is told of each tick that is canon, in an order that does not depend on <paramref name="shuffle"/>.</param>
    public async Task<ReplayReport?> Of(Guid sessionId, ulong? shuffle, Action<ReplayedTick>? each, CancellationToken cancellation)
    {
        // A story that is being played meanwhile is seen as it was when this began.
        await using var snapshot = db.Database.CurrentTransaction is null
            ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation) : null;
        if (await RecordedSession.Load(db, sessionId, cancellation) is not { } recorded) return null;
        var findings = new Findings();
        if (Beginning.Of(recorded, findings) is not { } begin) return new ReplayReport(findings.Counts, null, findings.Differences);
        var way = new ReplayWay(think, begin.Settings, shuffle is { } seed ? new Chance(seed) : null);
        var ticks = new TickReplay(recorded, begin.Authored, way, findings);
        var story = new Story(recorded);

        foreach (var branch in InOrder(recorded.Branches, findings))
        {
            findings.Count(c => c with { Branches = c.Branches + 1 });
            var moment = branch.ParentId is { } parent ? story.At(parent, branch.ForkTick) : null;
            if (branch.ParentId is not null && moment is null)
            {
                findings.At(branch.Id, branch.ForkTick).Differs("branch", "the tick that it goes on from", Comparing.Nothing);
                continue;
            }
            if (moment is not null) story.Keep(branch.Id, moment);
            await foreach (var stored in new RecordedTicks(db).On(branch, cancellation))
            {
                moment = await Next(ticks, branch, stored, moment, begin.World, findings, cancellation);
                if (stored.Take is { } take) each?.Invoke(new ReplayedTick(branch.Id, take.Number, take.Revision, moment.Hash));
                story.Keep(branch.Id, moment);
            }
        }

        story.ComparePlaces(recorded, findings);
        var now = story.At(recorded.Session.BranchId, recorded.Session.Tick);
        return new ReplayReport(findings.Counts, now?.Hash, findings.Differences);
    }

    private static async Task<Moment> Next(TickReplay ticks, Branch branch, RecordedTick stored, Moment? before, World begin,
        Findings findings, CancellationToken cancellation)
    {
        ticks.SeeOthers(stored, branch.Id);
        if (before is null) return ticks.Begin(stored, branch.Id, begin);
        if (stored.Take is not { } take) return before;
        for (var missing = before.World.Tick + 1; missing < take.Number; missing++)
            findings.At(branch.Id, missing).Differs("tick", "one that is canon", Comparing.Nothing);
        return await ticks.Commit(stored, take, before, cancellation);
    }

    /// <summary>The branches, each after the one that it goes on from.</summary>
    private static List<Branch> InOrder(IReadOnlyList<Branch> branches, Findings findings)
    {
        var children = branches.ToLookup(b => b.ParentId ?? Guid.Empty);
        var order = new List<Branch>(children[Guid.Empty].Take(1));
        for (var i = 0; i < order.Count; i++) order.AddRange(children[order[i].Id]);
        foreach (var lost in branches.Except(order))
            findings.At(lost.Id, lost.ForkTick).Differs("branch", "the branch that it goes on from", Comparing.Nothing);
        return order;
    }
}
