using Storyteller.Contracts;

namespace Storyteller.Rulebook.OffScreen;

/// <summary>The sky may turn at each third hour of the day that a scene has passed, by where skies usually go from here.</summary>
internal static class Skies
{
    private const int WatchSeconds = 3 * 3600;
    private const int MostWatches = 8;

    public static IEnumerable<WorldEvent> Of(World world, SceneFacts scene, Chance chance)
    {
        var sky = world.Weather;
        for (var watch = 0; watch < Math.Min(Watches(world, scene), MostWatches); watch++)
            sky = chance.For("sky").Weighted(Next(sky), next => next.Weight, watch).To;
        return sky == world.Weather ? [] : [new WeatherTurned(sky)];
    }

    /// <summary>How many third hours of the day lie between the scene's beginning and its end.</summary>
    public static int Watches(World world, SceneFacts scene) =>
        (int)Math.Clamp((world.Clock / WatchSeconds) - (scene.Began / WatchSeconds), 0, int.MaxValue);

    private static IReadOnlyList<(Weather To, int Weight)> Next(Weather sky) => sky switch
    {
        Weather.Clear => [(Weather.Clear, 60), (Weather.Overcast, 30), (Weather.Fog, 10)],
        Weather.Overcast => [(Weather.Overcast, 45), (Weather.Clear, 25), (Weather.Rain, 20), (Weather.Fog, 10)],
        Weather.Rain => [(Weather.Rain, 45), (Weather.Overcast, 40), (Weather.Storm, 15)],
        Weather.Storm => [(Weather.Rain, 60), (Weather.Storm, 40)],
        Weather.Fog => [(Weather.Fog, 40), (Weather.Overcast, 30), (Weather.Clear, 30)],
        _ => [(Weather.Snow, 50), (Weather.Overcast, 50)],
    };
}
