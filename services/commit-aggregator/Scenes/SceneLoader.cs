using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Scenes;

/// <summary>Gathers what a step of a scene is worked out from.</summary>
public sealed class SceneLoader(CanonDb db, WorldStore worlds, PastWorlds past, Branches branches)
{
    /// <summary>The world as the scene left it, with what the steps before this one came to.</summary>
    public async Task<World> World(SceneState scene, SceneStep step, CancellationToken cancellation)
    {
        var world = await past.At(new Head(scene.BranchId, scene.LastTick, scene.WorldHash), cancellation);
        var before = ScenePlan.Before(step);
        return world.Apply(scene.Settled().Where(result => before.Contains(result.Step)).SelectMany(result => result.Changes));
    }

    /// <summary>What else is known of the scene; what happened in it only for the step that tells of it.</summary>
    public async Task<SceneFacts> Facts(Session session, SceneState scene, SceneStep step, CancellationToken cancellation)
    {
        var authored = await worlds.Authored(session, cancellation);
        var happened = step == SceneStep.Narrative ? await Happened(scene, cancellation) : [];
        return new SceneFacts(scene.Place, scene.BeganClock, scene.Deferred, authored.Storylets, happened);
    }

    private async Task<IReadOnlyList<WorldEvent>> Happened(SceneState scene, CancellationToken cancellation)
    {
        var lineage = await branches.LineageOf(scene.BranchId, cancellation);
        var entries = await db.Ledger.AsNoTracking()
            .On(lineage.Within(scene.FirstTick, scene.LastTick), e => e.BranchId, e => e.Tick)
            .Where(e => e.Type == LedgerTypes.SceneApplied || PastWorlds.ChangeTypes.Contains(e.Type))
            .OrderBy(e => e.Tick).ThenBy(e => e.Sequence).ToListAsync(cancellation);
        // What follows a scene's entry in its tick happened off stage.
        return [.. entries.GroupBy(e => e.TickId).SelectMany(tick => tick.TakeWhile(e => e.Type != LedgerTypes.SceneApplied))
            .Select(e => Canonical.Read<WorldEvent>(e.Payload))];
    }
}
