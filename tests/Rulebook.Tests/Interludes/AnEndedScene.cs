using Storyteller.Contracts;

namespace Storyteller.Rulebook.Tests;

/// <summary>
/// A scene on the square that ended an hour after it began, at nine: the player has gone to the marsh, Odo and Pell are left on the square,
/// Mara is in her tavern. Nobody is bound by a routine.
/// </summary>
internal static class AnEndedScene
{
    public static World World { get; } = At(9, ASmallWorld.InTheMarsh.World)
        .Changing("odo", c => c with { Routine = [] }).Changing("mara", c => c with { Routine = [] });

    public static SceneFacts Facts { get; } = new("square", 8 * 3600, [], [], []);

    /// <summary>The same at another hour of the first day, 24 and more being the days after.</summary>
    public static World At(int hour, World world) => world with { Clock = hour * 3600L };

    public static Interlude Settle(this World world, SceneStep step, SceneFacts? facts = null, ulong seed = 7) =>
        Interludes.Settle(step, world, facts ?? Facts, new Chance(seed));

    public static IReadOnlyList<WorldEvent> Changes(this World world, SceneStep step, SceneFacts? facts = null, ulong seed = 7) =>
        world.Settle(step, facts, seed).Changes;

    public static World Remembering(this World world, string who, params Memory[] memories) =>
        world.Apply(memories.Select(memory => new MemoryFormed(who, memory)));

    public static World Liking(this World world, string from, string to, int affinity) =>
        world.Apply(new RelationShifted(from, to, affinity - world.Affinity(from, to), "it is so"));
}
