using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Scenes;

/// <summary>In which order a scene settles: what each step waits for.</summary>
public static class ScenePlan
{
    private static readonly (SceneStep Step, SceneStep[] After)[] Steps =
    [
        (SceneStep.DeferredEffects, []),
        (SceneStep.OffScreenCharacters, [SceneStep.DeferredEffects]),
        (SceneStep.SocialRipple, [SceneStep.DeferredEffects]),
        (SceneStep.WorldState, [SceneStep.DeferredEffects]),
        (SceneStep.Narrative, [SceneStep.OffScreenCharacters, SceneStep.SocialRipple, SceneStep.WorldState]),
        (SceneStep.Checkpoint, [SceneStep.Narrative]),
    ];

    /// <summary>The steps that can be taken once these are settled, without those that are themselves among them.</summary>
    public static IReadOnlyList<SceneStep> Ready(IReadOnlyCollection<SceneStep> settled) =>
        [.. Steps.Where(s => !settled.Contains(s.Step) && s.After.All(settled.Contains)).Select(s => s.Step)];

    /// <summary>
    /// All that a step builds on, in order. What runs side by side with it is not among it, so that it does not matter which is quicker.
    /// </summary>
    public static IReadOnlyList<SceneStep> Before(SceneStep step)
    {
        var direct = Steps.Single(s => s.Step == step).After;
        return [.. direct.SelectMany(Before).Concat(direct).Distinct().Order()];
    }

    /// <summary>The chance of a step of the scene that a tick ended: the same in every take of it.</summary>
    public static Chance ChanceOf(Session session, int lastTick, SceneStep step) =>
        TurnLoader.ChanceOf(session).For("scene").For(lastTick).For(step.ToString());
}
