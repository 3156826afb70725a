using Storyteller.CommitAggregator.Scenes;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Tests.Scenes;

public sealed class ScenePlanTests
{
    private static readonly SceneStep[] SideBySide = [SceneStep.OffScreenCharacters, SceneStep.SocialRipple, SceneStep.WorldState];

    [Fact]
    public void What_was_put_off_comes_first_and_three_steps_side_by_side_after_it()
    {
        Assert.Equal([SceneStep.DeferredEffects], ScenePlan.Ready([]));
        Assert.Equal(SideBySide, ScenePlan.Ready([SceneStep.DeferredEffects]));
    }

    [Fact]
    public void The_summary_waits_for_all_three_and_the_last_step_for_the_summary()
    {
        Assert.DoesNotContain(SceneStep.Narrative, ScenePlan.Ready([SceneStep.DeferredEffects, .. SideBySide.Skip(1)]));
        Assert.Equal([SceneStep.Narrative], ScenePlan.Ready([SceneStep.DeferredEffects, .. SideBySide]));
        Assert.Equal([SceneStep.Checkpoint], ScenePlan.Ready([SceneStep.DeferredEffects, .. SideBySide, SceneStep.Narrative]));
    }

    [Fact]
    public void After_the_last_step_there_is_nothing_to_do() => Assert.Empty(ScenePlan.Ready(Enum.GetValues<SceneStep>()));

    [Fact]
    public void What_runs_side_by_side_does_not_build_on_each_other() =>
        Assert.All(SideBySide, step => Assert.Equal([SceneStep.DeferredEffects], ScenePlan.Before(step)));

    [Fact]
    public void The_last_step_builds_on_all_others_in_their_order() =>
        Assert.Equal(Enum.GetValues<SceneStep>()[..^1], ScenePlan.Before(SceneStep.Checkpoint));
}
