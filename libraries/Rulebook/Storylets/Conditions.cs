using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>Whether the preconditions of storylets hold. One whose value cannot be read never holds.</summary>
internal static class Conditions
{
    public static bool Hold(World world, Storylet storylet) => storylet.When.All(c => Holds(world, c));

    private static bool Holds(World world, Condition condition)
    {
        var (here, value) = (world.Here, condition.Value);
        return condition.Kind switch
        {
            ConditionKind.Biome => here.Biome == value,
            ConditionKind.At => here.Id == value,
            ConditionKind.NotAt => here.Id != value,
            ConditionKind.Shelter => value == (here.Indoors ? "indoors" : "outdoors"),
            ConditionKind.DayPart => Enum.TryParse<DayPart>(value, true, out var part) && world.DayPart == part,
            ConditionKind.Weather => Enum.TryParse<Weather>(value, true, out var weather) && world.Weather == weather,
            ConditionKind.NotWeather => Enum.TryParse<Weather>(value, true, out var weather) && world.Weather != weather,
            ConditionKind.Present => IsPresent(world, value),
            ConditionKind.Absent => !IsPresent(world, value),
            ConditionKind.Carries => world.Items.TryGetValue(value, out var item) && item.At == World.PlayerId,
            ConditionKind.Unfound => world.Items.TryGetValue(value, out var item) && item.At.Length == 0,
            ConditionKind.Fact => FactIn(value) is { } fact && world.Facts.Contains(fact),
            ConditionKind.NotFact => FactIn(value) is { } fact && !world.Facts.Contains(fact),
            ConditionKind.AfterTick => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && world.Tick >= n,
            _ => false,
        };
    }

    /// <summary>The fact in words like <c>cellar-door is locked</c>; null where they are none.</summary>
    public static Fact? FactIn(string value) =>
        value.Split(" is ", 2, StringSplitOptions.TrimEntries) is [{ Length: > 0 } subject, { Length: > 0 } state]
            ? new Fact(subject, state) : null;

    private static bool IsPresent(World world, string who) =>
        world.CharactersAt(world.Player.At).Any(c => c.Id != World.PlayerId && (who == "anyone" || c.Id == who));
}
