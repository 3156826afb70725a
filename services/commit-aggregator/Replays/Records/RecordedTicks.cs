using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;

namespace Storyteller.CommitAggregator.Replays.Records;

/// <summary>Reads what is stored of the ticks of a branch, many of them at a time.</summary>
internal sealed class RecordedTicks(CanonDb db)
{
    // Few enough that what they were asked fits into memory, many enough that reading them is not what takes the time.
    private const int AtATime = 100;

    /// <summary>The ticks of a branch in their order, none left out up to the last one that anything was begun for.</summary>
    public async IAsyncEnumerable<RecordedTick> On(Branch branch, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var begun = db.Ticks.AsNoTracking().Where(t => t.BranchId == branch.Id);
        var last = await begun.MaxAsync(t => (int?)t.Number, cancellation) ?? Math.Max(0, branch.ForkTick);
        for (var from = branch.ForkTick + 1; from <= last; from += AtATime)
            foreach (var tick in await Page(branch.Id, from, Math.Min(last, from + AtATime - 1), cancellation))
                yield return tick;
    }

    private async Task<IEnumerable<RecordedTick>> Page(Guid branch, int from, int to, CancellationToken cancellation)
    {
        IReadOnlyList<Segment> page = [new Segment(branch, from, to)];
        var ticks = (await db.Ticks.AsNoTracking().On(page, t => t.BranchId, t => t.Number).ToListAsync(cancellation))
            .ToLookup(t => t.Number);
        var takes = ticks.SelectMany(t => t).Where(t => t.CurrentState == nameof(TickStateMachine.Committed)).ToList();
        var needed = takes.Select(t => t.CorrelationId).Concat(takes.Select(t => t.Replaces).OfType<Guid>()).Distinct().ToList();
        var artifacts = (await db.Artifacts.AsNoTracking().Where(a => needed.Contains(a.TickId)).ToListAsync(cancellation))
            .ToLookup(a => a.TickId);
        var ledger = (await db.Ledger.AsNoTracking().On(page, e => e.BranchId, e => e.Tick)
            .OrderBy(e => e.Tick).ThenBy(e => e.Sequence).ToListAsync(cancellation)).ToLookup(e => e.Tick);
        var told = await db.Transcript.AsNoTracking().On(page, t => t.BranchId, t => t.Tick).ToDictionaryAsync(t => t.Tick, cancellation);
        var checkpoints = await db.Checkpoints.AsNoTracking().On(page, c => c.BranchId, c => c.Tick)
            .ToDictionaryAsync(c => c.Tick, cancellation);
        return Enumerable.Range(from, to - from + 1).Select(number =>
        {
            var take = ticks[number].SingleOrDefault(t => t.CurrentState == nameof(TickStateMachine.Committed));
            return new RecordedTick(number, take, [.. ticks[number].Where(t => t != take)],
                take is null ? [] : [.. artifacts[take.CorrelationId]],
                take?.Replaces is { } replaced ? [.. artifacts[replaced]] : [],
                [.. ledger[number]], told.GetValueOrDefault(number), checkpoints.GetValueOrDefault(number));
        });
    }
}

/// <summary>What is stored of one tick of a branch.</summary>
/// <param name="Take">The row of the one that is canon; null where none is.</param>
/// <param name="Others">The rows of attempts that came to nothing, or have not ended.</param>
/// <param name="Artifacts">What agents and player were asked and answered in it.</param>
/// <param name="Replaced">The same of the take that it was regenerated from; empty where there is none.</param>
/// <param name="Ledger">Its entries, the attempts' included, in order.</param>
internal sealed record RecordedTick(int Number, TickState? Take, IReadOnlyList<TickState> Others, IReadOnlyList<Artifact> Artifacts,
    IReadOnlyList<Artifact> Replaced, IReadOnlyList<LedgerEntry> Ledger, TranscriptRow? Told, Checkpoint? Checkpoint);
