using Storyteller.Contracts;

namespace Storyteller.MetaEvents.Reviewing;

/// <summary>Which weather a text brings, as far as its words say so without doubt.</summary>
public static class NamedWeather
{
    private static readonly (Weather Weather, string[] Words)[] Names =
    [
        (Weather.Clear, ["clear", "clears", "sunshine"]),
        (Weather.Overcast, ["overcast", "clouds", "cloudy"]),
        (Weather.Rain, ["rain", "rains", "raining", "drizzle"]),
        (Weather.Storm, ["storm", "thunder", "thunderstorm", "lightning"]),
        (Weather.Fog, ["fog", "foggy", "mist"]),
        (Weather.Snow, ["snow", "snows", "snowing", "snowflakes"]),
    ];

    private static readonly string[] Endings =
    [
        "stop", "stops", "end", "ends", "over", "lift", "lifts", "pass", "passes", "thin", "thins", "break", "breaks",
        "fade", "fades", "cease", "ceases",
    ];

    /// <summary>The one weather that the text begins; null where it names none, several, or the end of one.</summary>
    public static Weather? BegunBy(string text)
    {
        var words = text.Split([.. text.Where(c => !char.IsLetter(c)).Distinct()], StringSplitOptions.RemoveEmptyEntries);
        var heard = words.Select(word => word.ToLowerInvariant()).ToArray();
        if (heard.Any(Endings.Contains)) return null;
        var named = Names.Where(name => heard.Any(name.Words.Contains)).ToArray();
        return named.Length == 1 ? named[0].Weather : null;
    }
}
