using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Scenes;

/// <summary>
/// Brings what follows from earlier scenes into a tick's commit: the world changes nowhere else. It takes what is there and waits for
/// nothing; what is late comes with a later tick.
/// </summary>
public sealed class SceneEchoes(CanonDb db, Branches branches)
{
    /// <summary>
    /// How many ticks after a scene's last one its echo comes at the soonest: a whole tick lies between. That is time enough for it to
    /// settle, so that the same commands give the same story however quick the steps are.
    /// </summary>
    public const int TicksBetween = 2;

    /// <summary>
    /// How many ticks after its last one a scene is let go that has not settled, so that a commit need not look through the whole story.
    /// </summary>
    public const int TicksWaited = 100;

    /// <summary>
    /// What is due with this tick, as far as it still fits the world that the tick leaves, each scene with an entry in the ledger; null
    /// when no scene is due.
    /// </summary>
    public async Task<IReadOnlyList<WorldEvent>?> Due(TickState tick, World world, LedgerWriter ledger, CancellationToken cancellation)
    {
        var lineage = await branches.LineageOf(tick.BranchId, cancellation);
        var past = lineage.Within(tick.Number - TicksWaited, tick.Number - TicksBetween);
        var due = await db.Scenes.AsNoTracking().On(past, s => s.BranchId, s => s.LastTick).Where(s => s.SettledAt != null)
            .NotBroughtOn(lineage.Within(tick.Number - TicksWaited, tick.Number), db)
            .OrderBy(s => s.LastTick).ToListAsync(cancellation);
        foreach (var scene in due)
            db.Echoes.Add(new SceneEcho { SceneId = scene.CorrelationId, BranchId = tick.BranchId, Tick = tick.Number });
        return Bring(due, world, ledger);
    }

    /// <summary>
    /// What of these scenes still fits a world, each with its entry in the ledger and its changes after it; null when there are none.
    /// </summary>
    public static IReadOnlyList<WorldEvent>? Bring(IReadOnlyList<SceneState> due, World world, LedgerWriter ledger)
    {
        var all = new List<WorldEvent>();
        foreach (var scene in due)
        {
            var results = scene.Settled().SelectMany(result => result.Changes).ToList();
            var fitting = Interludes.Fitting(world, scene.EndedWeather, results);
            ledger.Add(LedgerTypes.SceneApplied, new
            {
                tick = scene.LastTick,
                place = scene.Place,
                summary = scene.Summary,
                changes = fitting.Count,
                outdated = results.Count - fitting.Count,
            }, world.Clock);
            ledger.Add(fitting, world);
            world = world.Apply(fitting);
            all.AddRange(fitting);
        }

        return due.Count == 0 ? null : all;
    }
}
