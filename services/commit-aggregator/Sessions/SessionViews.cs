using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Sessions;

/// <summary>A session as its player sees it.</summary>
public static class SessionViews
{
    private const string Darkness = "It is too dark to see.";

    /// <summary>The session, the world of its last committed tick, and what it waits for.</summary>
    public static SessionView Of(Session session, World world, Prompt? prompt) =>
        new(session.Id, session.WorldId, unchecked((ulong)session.Seed), session.Doing, session.Tick, session.WorldHash, SceneOf(world),
            session.Review, Possibilities.In(session, prompt), session.TimelineId, prompt);

    private static SceneView SceneOf(World world)
    {
        var (scene, player) = (world.SceneAt(world.Here.Id, World.PlayerId, firstVisit: false), world.Player);
        return new SceneView(scene.Place.Name, scene.Light ? scene.Place.Description : Darkness, DayParts.Read(scene.Clock), scene.DayPart,
            scene.Weather, [.. scene.Place.Exits.Select(e => e.Direction)], [.. (scene.Light ? scene.Present : []).Select(b => b.Name)],
            [.. scene.Items.Select(b => b.Name)], [.. scene.Carried.Select(b => b.Name)], player.HitPoints, player.MaxHitPoints,
            player.Coins, Carrying.CarriedGrams(world, World.PlayerId), Carrying.CapacityGrams(player), Levels.Of(player.Experience),
            player.Experience);
    }
}
