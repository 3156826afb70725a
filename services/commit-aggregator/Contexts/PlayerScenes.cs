using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>The scene as the player's character has it at the end of a turn.</summary>
public static class PlayerScenes
{
    /// <summary>Where the player ends up; new to them when they had not been there before the turn.</summary>
    public static Scene Of(Turn turn, Resolution resolution) =>
        resolution.After.SceneAt(resolution.After.Here.Id, World.PlayerId, !turn.Before.Known.Contains(resolution.After.Here.Id));
}
