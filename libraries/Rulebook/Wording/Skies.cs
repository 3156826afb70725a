using Storyteller.Contracts;

namespace Storyteller.Rulebook.Wording;

/// <summary>The sky over an open place, by weather and hour; in the dark only what can be felt or heard.</summary>
public static class Skies
{
    /// <summary>What there is to say of the sky in a scene out of doors.</summary>
    public static Clause Over(Scene scene) => new(
        scene.Light ? $"sky-{scene.Weather}" : $"dark-sky-{scene.Weather}",
        scene.Light ? Seen(scene.Weather, scene.DayPart) : Felt(scene.Weather),
        ("hour", Hour(scene.DayPart)),
            ("an hour", $"{(scene.DayPart is DayPart.Afternoon or DayPart.Evening ? "an" : "a")} {Hour(scene.DayPart)}"));

    /// <summary>The part of the day as a noun: <c>evening</c>.</summary>
    public static string Hour(DayPart part) => part switch
    {
        DayPart.Night => "night",
        DayPart.Dawn => "dawn",
        DayPart.Morning => "morning",
        DayPart.Afternoon => "afternoon",
        _ => "evening",
    };

    private static IReadOnlyList<string> Seen(Weather weather, DayPart part) => weather switch
    {
        Weather.Clear when part == DayPart.Night =>
            ["Stars stand over {place}.", "The night is clear.", "There is not a cloud between you and the stars.", "It is a clear night."],
        Weather.Clear when part == DayPart.Dawn =>
            ["The sky is growing light over {place}.", "It is a clear dawn.", "The first light of day lies on {place}.",
            "Dawn comes up without a cloud."],
        Weather.Clear => ["The sky is clear over {place}.", "It is a clear {hour}.", "There is not a cloud over {place}.",
            "Overhead there is nothing but open sky.", "The {hour} is bright and clear."],
        Weather.Overcast => ["Low cloud hangs over {place}.", "It is a grey {hour}.", "The sky is one sheet of cloud.",
            "Clouds cover the sky from end to end.", "A grey {hour} lies over {place}."],
        Weather.Rain => ["Rain falls on {place}.", "It is raining.", "It is a wet {hour}.", "The rain comes down on {place}.",
            "Everything is wet with rain."],
        Weather.Storm => ["A storm is over {place}.", "The storm has {place} in its grip.", "It is {an hour} of storm.",
            "The storm gives {place} no rest.", "A storm rages overhead."],
        Weather.Fog => ["Fog lies over {place}.", "It is {an hour} of fog.", "Fog takes the edges off everything.",
            "The fog stands thick around you.", "The {hour} is thick with fog."],
        _ => ["Snow falls on {place}.", "It is snowing.", "It is {an hour} of snow.", "The snow comes down without a sound.",
            "Snow drifts down over {place}."],
    };

    private static IReadOnlyList<string> Felt(Weather weather) => weather switch
    {
        Weather.Clear => ["The dark is dry, at least.", "No rain falls: there is only the dark.", "The dark is clear and wide."],
        Weather.Overcast => ["No star shows.", "Cloud keeps out what light there might be.", "There is not so much as a star to see by."],
        Weather.Rain => ["Rain falls in the dark.", "You feel the rain before you hear it.", "Out of the dark comes rain."],
        Weather.Storm => ["The storm is loud in the dark.", "A storm is about, unseen.", "You hear the storm all around you."],
        Weather.Fog => ["Fog lies damp on your face.", "The dark is thick with fog.", "You can feel the fog more than see it."],
        _ => ["Snow touches your face in the dark.", "Snow is falling; you feel it rather than see it.",
            "Flakes of snow come out of the dark."],
    };
}
