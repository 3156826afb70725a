using Storyteller.Contracts;

namespace Storyteller.Rulebook.OffScreen;

/// <summary>What storylets put off until the player has left; for them, here is the place that was left.</summary>
internal static class DueEffects
{
    public static IReadOnlyList<WorldEvent> Of(World world, SceneFacts scene)
    {
        var changes = new List<WorldEvent>();
        foreach (var id in scene.Deferred.Where(world.Deferred.Contains))
        {
            foreach (var effect in scene.Storylets.FirstOrDefault(s => s.Id == id)?.Later ?? [])
                if (StoryletEffects.Of(AsItWas(world, scene), id, effect) is { } change) Add(change);
            Add(new EffectsCameDue(id));
        }
        return changes;

        void Add(WorldEvent change)
        {
            changes.Add(change);
            world = world.Apply(change);
        }
    }

    private static World AsItWas(World world, SceneFacts scene) =>
        world with { Characters = world.Characters.SetItem(World.PlayerId, world.Player with { At = scene.Place }) };
}
