using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>The scene as the player's character has it.</summary>
public static class PlayerScenes
{
    /// <summary>The scene at the end of a turn.</summary>
    public static Scene Of(Turn turn, Resolution resolution) => Of(turn, resolution.After);

    /// <summary>Where the player is in the course of a turn; new to them when they had not been there before the turn.</summary>
    public static Scene Of(Turn turn, World then) =>
        then.SceneAt(then.Here.Id, World.PlayerId, !turn.Before.Known.Contains(then.Here.Id));
}
