using Storyteller.CommitAggregator.Replays.Records;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Replays;

/// <summary>
/// Goes through what follows from scenes once more. When it became canon is taken as it is recorded, for live play waits for nothing; what
/// became canon is worked out.
/// </summary>
internal sealed class SceneReplay(RecordedSession recorded, WorldDefinition authored, ReplayWay way, Findings findings)
{
    private Session Session => recorded.Session;

    /// <summary>The scenes that became canon with a tick, in their order.</summary>
    public IReadOnlyList<SceneState> Due(TickState tick, Moment before, Comparing compare)
    {
        var brought = recorded.Echoes[(tick.BranchId, tick.Number)].ToHashSet();
        var due = before.Open.Where(scene => brought.Remove(scene.CorrelationId)).OrderBy(scene => scene.LastTick).ToList();
        foreach (var unknown in brought) compare.Differs("echo", "one of a scene that is due", unknown.ToString());
        foreach (var early in due.Where(s => tick.Number - s.LastTick is < SceneEchoes.TicksBetween or > SceneEchoes.TicksWaited))
            compare.Differs($"echo of the scene of tick {early.LastTick}",
                $"{SceneEchoes.TicksBetween} to {SceneEchoes.TicksWaited} ticks later", $"{tick.Number - early.LastTick} later");
        return due;
    }

    /// <summary>The scene that a tick ends, with all that follows from it; null where it ends none.</summary>
    /// <param name="after">The world as the tick leaves it.</param>
    /// <param name="onStage">What happened on stage in the scene, in order.</param>
    public SceneState? End(TickState tick, Moment before, Resolution resolution, World after, string hash,
        IReadOnlyList<WorldEvent> onStage, Comparing compare)
    {
        var stored = recorded.Scenes[(tick.BranchId, tick.Number)].ToList();
        var ends = SceneEnd.Is(before.World, resolution);
        foreach (var more in stored.Skip(ends ? 1 : 0)) compare.Differs("scene", Comparing.Nothing, $"one in {more.Place}");
        if (!ends) return null;
        var scene = SceneEnd.Scene(tick, before.World.Player.At, before.LastScene?.LastTick ?? 0,
            before.LastScene?.EndedClock ?? authored.Begin.Clock, after, hash,
            before.Open.Where(s => s.LastTick >= tick.Number - SceneEchoes.TicksWaited).SelectMany(s => s.Deferred));
        Settle(scene, after, onStage, stored.FirstOrDefault() is { } kept ? kept.FinalHash ?? kept.WorldHash : null);
        if (stored.Count == 0) compare.Differs("scene", $"one in {scene.Place}", Comparing.Nothing);
        else Compare(scene, stored[0], compare);
        return scene;
    }

    private void Settle(SceneState scene, World left, IReadOnlyList<WorldEvent> onStage, string? hash)
    {
        var results = new List<SettledStep>();
        while (ScenePlan.Ready([.. results.Select(r => r.Step)]) is { Count: > 0 } ready)
            foreach (var step in way.InAnyOrder(ready, scene.TickId.ToString(), ready[0].ToString()))
                results.Add(Settle(scene, step, left, results, onStage, hash));
        scene.Results = Canonical.Write(results.OrderBy(r => r.Step));
        scene.Summary = results.Single(r => r.Step == SceneStep.Narrative).Summary;
        scene.FinalHash = results.Single(r => r.Step == SceneStep.Checkpoint).Summary;
        findings.Count(c => c with { Scenes = c.Scenes + 1 });
    }

    private SettledStep Settle(
        SceneState scene, SceneStep step, World left, List<SettledStep> settled, IReadOnlyList<WorldEvent> onStage, string? hash)
    {
        var before = ScenePlan.Before(step);
        var world = left.Apply(settled.Where(r => before.Contains(r.Step)).OrderBy(r => r.Step).SelectMany(r => r.Changes));
        var facts = new SceneFacts(scene.Place, scene.BeganClock, scene.Deferred, authored.Storylets,
            step == SceneStep.Narrative ? onStage : []);
        var (changes, summary) = Interludes.Settle(step, world, facts, ScenePlan.ChanceOf(Session, scene.LastTick, step));
        return new SettledStep(step, changes, step == SceneStep.Checkpoint ? WorldHash.Like(hash, world) : summary);
    }

    private static void Compare(SceneState scene, SceneState stored, Comparing compare)
    {
        // From here on it is known by its row's own id: that is what its echoes name.
        scene.CorrelationId = stored.CorrelationId;
        compare.Json("scene", Facts(scene), Facts(stored));
        if (stored.SettledAt is null)
        {
            // What is still under way is compared as far as it has come.
            var steps = stored.Settled().Select(r => r.Step).ToHashSet();
            compare.Json("scene's results", Canonical.Write(scene.Settled().Where(r => steps.Contains(r.Step))), stored.Results);
            return;
        }
        compare.Json("scene's results", scene.Results, stored.Results);
        compare.Text("scene's summary", scene.Summary!, stored.Summary);
        compare.Text("scene's final hash", scene.FinalHash!, stored.FinalHash);
    }

    private static string Facts(SceneState s) => Canonical.Write(new
    {
        s.TickId, s.Revision, s.FirstTick, s.LastTick, s.Place, s.BeganClock, s.EndedClock, s.EndedWeather, s.WorldHash, s.Deferred,
    });
}
