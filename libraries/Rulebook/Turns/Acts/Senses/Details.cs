using Storyteller.Contracts;

namespace Storyteller.Rulebook.Acts;

/// <summary>What a place's own words and doors give away on a closer look.</summary>
internal static class Details
{
    /// <summary>The authored sentence about a place that has the word looked for; null when none has, or no word is given.</summary>
    public static string? Mentioning(Place place, string? topic)
    {
        var words = WordsOf(topic ?? "").Where(w => w.Length > 2).ToHashSet(StringComparer.Ordinal);
        if (words.Count == 0) return null;
        return Sentences(place.Description).Concat(place.Senses).FirstOrDefault(s => words.IsSubsetOf(WordsOf(s)));
    }

    /// <summary>A door as it shows itself; that it is locked only shows on trying it.</summary>
    public static string Of(World world, Exit exit) => $"The {exit.Door ?? "door"} is {(Doors.IsShut(world, exit) ? "closed" : "open")}.";

    private static string[] WordsOf(string text) =>
        text.ToLowerInvariant().Split([.. " ,.;:!?\"“”’'()\n"], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> Sentences(string text) =>
        text.Split(". ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(s => s[^1] is '.' or '!' or '?' ? s : s + ".");
}
