using Storyteller.Contracts;
using Storyteller.Rulebook.OffScreen;

namespace Storyteller.Rulebook;

/// <summary>What follows from a scene once it has ended: the world goes on where the player does not look.</summary>
public static class Interludes
{
    /// <summary>One step of it. The same scene with the same chance always comes to the same.</summary>
    /// <param name="world">The world as the scene left it, with the changes of the steps that come before this one.</param>
    /// <param name="chance">The step's own chance.</param>
    public static Interlude Settle(SceneStep step, World world, SceneFacts scene, Chance chance) => step switch
    {
        SceneStep.DeferredEffects => new Interlude(DueEffects.Of(world, scene)),
        SceneStep.OffScreenCharacters => new Interlude(Pursuits.Of(world)),
        SceneStep.SocialRipple => new Interlude(Gossip.Of(world, chance)),
        SceneStep.WorldState =>
            new Interlude([.. Skies.Of(world, scene, chance), .. Households.Of(world), .. Purses.Of(world, scene)]),
        SceneStep.Narrative => new Interlude([], Chronicle.Of(world, scene)),
        SceneStep.Checkpoint => new Interlude([], WorldHash.Of(world)),
        _ => new Interlude([]),
    };

    /// <summary>
    /// What of a settled scene's changes still fits the world by now, in order. A sky that has turned on stage since then stays as it is,
    /// and whoever has heard the news already takes nothing from hearing it again.
    /// </summary>
    /// <param name="sky">The weather when the scene ended.</param>
    public static IReadOnlyList<WorldEvent> Fitting(World world, Weather sky, IEnumerable<WorldEvent> changes)
    {
        var (fitting, heard) = (new List<WorldEvent>(), false);
        foreach (var change in changes)
        {
            var fits = StillFits(world, change) && change switch
            {
                WeatherTurned => world.Weather == sky,
                RelationShifted { Why: Gossip.Hearsay } => heard,
                _ => true,
            };
            if (change is MemoryFormed) heard = fits;
            if (!fits) continue;
            if (change is WeatherTurned turned) sky = turned.To;
            fitting.Add(change);
            world = world.Apply(change);
        }
        return fitting;
    }

    /// <summary>
    /// Whether a change that was worked out for an earlier world can still happen off stage in this one: what it begins with still holds,
    /// and nothing of it would show before the player's eyes.
    /// </summary>
    public static bool StillFits(World world, WorldEvent change) => change switch
    {
        CharacterMoved e => Moves(world, e),
        ItemMoved e => Changes(world, e),
        MemoryFormed e => world.Characters.ContainsKey(e.CharacterId) && !Gossip.Knows(world, e.CharacterId, e.Memory),
        RelationShifted e => world.Characters.ContainsKey(e.From) && world.Characters.ContainsKey(e.To),
        WeatherTurned e => e.To != world.Weather,
        FactAsserted e => !world.Facts.Contains(e.Fact) && !IsDoorBeforeThePlayer(world, e.Fact.Subject),
        FactRetracted e => world.Facts.Contains(e.Fact) && !IsDoorBeforeThePlayer(world, e.Fact.Subject),
        CoinsMoved e => Purses.StillFits(world, e),
        // Nobody falls off stage.
        DamageDealt e => world.Characters.TryGetValue(e.CharacterId, out var who) && who.HitPoints > e.Amount,
        WoundsHealed e => world.Characters.TryGetValue(e.CharacterId, out var who) && who.HitPoints < who.MaxHitPoints,
        EffectsCameDue e => world.Deferred.Contains(e.StoryletId),
        _ => false,
    };

    private static bool Moves(World world, CharacterMoved e) => e.CharacterId != World.PlayerId
        && world.Characters.TryGetValue(e.CharacterId, out var who) && who.HitPoints > 0 && who.At == e.From
        && world.Places.ContainsKey(e.To) && e.From != world.Player.At && e.To != world.Player.At;

    private static bool Changes(World world, ItemMoved e)
    {
        if (!world.Items.TryGetValue(e.ItemId, out var item) || item.At != e.From || e.From == World.PlayerId) return false;
        if (e.To == World.PlayerId) return false;
        // What appears from nowhere was nobody's before, and may be found to have lain there.
        if (e.From.Length == 0) return world.Places.ContainsKey(e.To);
        return e.From != world.Player.At && world.Characters.TryGetValue(e.To, out var taker) && taker.HitPoints > 0
            && taker.At == e.From;
    }

    private static bool IsDoorBeforeThePlayer(World world, string subject) =>
        world.Here.Exits.Any(exit => exit.DoorId == subject);
}

/// <summary>What one step comes to.</summary>
/// <param name="Changes">What it changes, in order.</param>
/// <param name="Summary">The scene in one sentence, or the world's hash; null for steps that change something.</param>
public sealed record Interlude(IReadOnlyList<WorldEvent> Changes, string? Summary = null);

/// <summary>What must be known of a scene that has ended, besides the world that it left.</summary>
/// <param name="Place">The place where it took place: where the player was before the tick that ended it.</param>
/// <param name="Began">The world's clock when it began, in seconds.</param>
/// <param name="Deferred">The storylets whose put-off changes fall to this scene, by id.</param>
/// <param name="Storylets">The authored storylets of the world.</param>
/// <param name="Happened">Every change on stage from its beginning to its end, in order; only its summary needs them.</param>
public sealed record SceneFacts(string Place, long Began, IReadOnlyList<string> Deferred, IReadOnlyList<Storylet> Storylets,
    IReadOnlyList<WorldEvent> Happened);
