using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>Puts a condition that holds into words, as a clause that can follow "because".</summary>
internal static class ConditionClauses
{
    public static string Of(World world, Condition condition) => condition.Kind switch
    {
        ConditionKind.Biome => Ground(condition.Value),
        ConditionKind.At => $"you are at {Name(world, condition.Value)}",
        ConditionKind.NotAt => $"you are not at {Name(world, condition.Value)}",
        ConditionKind.Shelter => condition.Value == "indoors" ? "you are indoors" : "you are out of doors",
        ConditionKind.DayPart => $"it is {condition.Value.ToLowerInvariant()}",
        ConditionKind.Weather => Sky(world.Weather),
        ConditionKind.NotWeather => NotSky(condition.Value),
        ConditionKind.Present => condition.Value == "anyone" ? "somebody is here" : $"{Name(world, condition.Value)} is here",
        ConditionKind.Absent => condition.Value == "anyone" ? "nobody else is here" : $"{Name(world, condition.Value)} is not here",
        ConditionKind.Carries => $"you carry {Name(world, condition.Value)}",
        ConditionKind.Unfound => $"{Name(world, condition.Value)} has not turned up yet",
        ConditionKind.Fact when Conditions.FactIn(condition.Value) is { } fact => $"{Name(world, fact.Subject)} is {fact.State}",
        ConditionKind.NotFact when Conditions.FactIn(condition.Value) is { } fact => $"{Name(world, fact.Subject)} is not {fact.State}",
        _ => "the story is past its beginning",
    };

    private static string Ground(string biome) => biome switch
    {
        "town" => "you are in town",
        "coast" => "you are on the coast",
        "forest" => "you are in the forest",
        "marsh" => "you are in the marsh",
        "cave" => "you are underground",
        "ruins" => "you are among ruins",
        "road" => "you are on the road",
        _ => $"the ground here is {biome}",
    };

    private static string Sky(Weather weather) => weather switch
    {
        Weather.Clear => "the sky is clear",
        Weather.Overcast => "the sky is overcast",
        Weather.Rain => "it is raining",
        Weather.Storm => "there is a storm",
        Weather.Fog => "there is fog",
        _ => "it is snowing",
    };

    private static string NotSky(string weather) => weather.ToLowerInvariant() switch
    {
        "clear" => "the sky is not clear",
        "overcast" => "the sky is not overcast",
        "rain" => "it is not raining",
        "snow" => "it is not snowing",
        var other => $"there is no {other}",
    };

    private static string Name(World world, string id) => id == World.PlayerId ? "your character"
        : world.BriefOf(id)?.Called() ?? (DoorName(world, id) is { } door ? $"the {door}" : $"the {id.Replace('-', ' ')}");

    private static string? DoorName(World world, string id) =>
        world.Places.Values.SelectMany(p => p.Exits).FirstOrDefault(e => e.DoorId == id)?.Door;
}
