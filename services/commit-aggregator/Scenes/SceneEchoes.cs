using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Scenes;

/// <summary>
/// Brings what follows from earlier scenes into a tick's commit: the world changes nowhere else. For a scene that is due with this very
/// tick it waits a moment, in which nobody is locked out; what is late all the same comes with a later tick.
/// </summary>
public sealed class SceneEchoes(CanonDb db, Branches branches, TimeProvider clock)
{
    /// <summary>How long it waits at most for a scene to settle.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// How many ticks after a scene's last one its echo comes at the soonest: a whole tick lies between. With the moment that
    /// a commit waits, that is time enough for it to settle, so that the same commands give the same story however quick the steps are.
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
        var due = await Settled(tick.Number, lineage, cancellation);
        foreach (var scene in due)
            db.Echoes.Add(new SceneEcho { SceneId = scene.CorrelationId, BranchId = tick.BranchId, Tick = tick.Number });
        return Bring(due, world, ledger);
    }

    private async Task<List<SceneState>> Settled(int tick, Lineage lineage, CancellationToken cancellation)
    {
        var began = clock.GetTimestamp();
        while (true)
        {
            var due = await db.Scenes.AsNoTracking()
                .On(lineage.Within(tick - TicksWaited, tick - TicksBetween), s => s.BranchId, s => s.LastTick)
                .NotBroughtOn(lineage.Within(tick - TicksWaited, tick), db).OrderBy(s => s.LastTick).ToListAsync(cancellation);
            var awaited = due.Exists(s => s.SettledAt is null && s.LastTick == tick - TicksBetween);
            if (!awaited || clock.GetElapsedTime(began) >= Patience) return [.. due.Where(s => s.SettledAt is not null)];
            await Task.Delay(BetweenLooks, clock, cancellation);
        }
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
