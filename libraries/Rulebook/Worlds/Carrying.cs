using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>
/// What somebody can carry and how it slows them (SRD 5.1, "Lifting and Carrying" with the variant rule of encumbrance): a capacity of 15
/// pounds for each point of the Strength score; beyond 5 pounds for each point the speed drops from 30 to 20 feet, beyond 10 to 10 feet.
/// </summary>
public static class Carrying
{
    private const int GramsPerPound = 454;
    private const int Speed = 30;

    /// <summary>How much a character can carry at most, in grams.</summary>
    public static long CapacityGrams(Character who) => 15 * GramsPerStep(who);

    /// <summary>What all that somebody carries weighs, in grams.</summary>
    public static long CarriedGrams(World world, string id) => world.ItemsAt(id).Sum(i => (long)i.Grams);

    /// <summary>Whether what somebody carries slows them; false for an id that is no character's.</summary>
    public static bool IsEncumbered(World world, string id) => SpeedFeet(world, id) < Speed;

    /// <summary>Whether what somebody carries slows them to a third.</summary>
    public static bool IsHeavilyEncumbered(World world, string id) => SpeedFeet(world, id) == Speed - 20;

    /// <summary>How far somebody walks in a turn with what they carry, in feet: 30, 20 or 10.</summary>
    public static int SpeedFeet(World world, string id)
    {
        if (!world.Characters.TryGetValue(id, out var who)) return Speed;
        var (carried, step) = (CarriedGrams(world, id), GramsPerStep(who));
        return carried > 10 * step ? Speed - 20 : carried > 5 * step ? Speed - 10 : Speed;
    }

    /// <summary>How long a way takes with what somebody carries.</summary>
    /// <param name="seconds">What it takes unburdened, at least 0.</param>
    public static int WaySeconds(World world, string id, int seconds)
    {
        var speed = SpeedFeet(world, id);
        return (int)Math.Min(int.MaxValue, (((long)seconds * Speed) + speed - 1) / speed);
    }

    /// <summary>Whether one thing more is beyond what somebody can carry.</summary>
    internal static bool IsTooMuch(World world, Character who, Item item) => CarriedGrams(world, who.Id) + item.Grams > CapacityGrams(who);

    // A modifier is half of what the score exceeds 10 by.
    private static long GramsPerStep(Character who) => (long)GramsPerPound * Math.Max(1, 10 + (2 * who.Abilities.Strength));
}
