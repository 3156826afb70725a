using System.Text.RegularExpressions;

namespace Storyteller.CommitAggregator.Worlds.Files;

/// <summary>The words that world files use for what Contracts names in code.</summary>
internal static partial class Words
{
    public static readonly string[] Biomes = ["town", "coast", "forest", "marsh", "cave", "ruins", "road"];
    public static readonly string[] Directions =
        ["north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest", "up", "down", "in", "out"];
    public static readonly string[] Pronouns = ["she", "he", "they", "it"];
    public static readonly string[] StoryletKinds =
        ["weather", "arrival", "discovery", "threat", "mishap", "rumour", "omen", "kindness"];

    /// <summary>States that the rules themselves bring about.</summary>
    public static readonly string[] RuleStates = ["closed", "locked", "hidden"];

    public static bool IsKebab(string word) => Kebab().IsMatch(word);

    /// <summary>An enum's member as files write it: <c>NotWeather</c> is <c>not-weather</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Hump().Replace(value.ToString(), "-$0").ToLowerInvariant();

    public static IReadOnlyList<string> All<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    public static T? Read<T>(string word) where T : struct, Enum =>
        Enum.GetValues<T>().Where(v => Of(v) == word).Select(v => (T?)v).FirstOrDefault();

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Kebab();

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Hump();
}
