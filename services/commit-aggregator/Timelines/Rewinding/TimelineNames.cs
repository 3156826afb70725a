using System.Globalization;
using Storyteller.CommitAggregator.Edges;

namespace Storyteller.CommitAggregator.Timelines.Rewinding;

/// <summary>Finds names for timelines whose players gave them none. Pure.</summary>
public static class TimelineNames
{
    // What is longer is rather a year than a count.
    private const int MostDigits = 3;

    /// <summary>The first free name of those that count on from a timeline's: <c>main 2</c>, <c>main 3</c>, …</summary>
    /// <param name="name">The name of the timeline that the new one is begun from.</param>
    public static string After(string name, IReadOnlySet<string> taken)
    {
        var bare = WithoutNumber(name);
        for (var n = 2; ; n++)
        {
            var number = n.ToString(CultureInfo.InvariantCulture);
            var next = $"{Cut(bare, PlayerText.MaxTitle - number.Length - 1)} {number}";
            if (!taken.Contains(next)) return next;
        }
    }

    private static string WithoutNumber(string name)
    {
        var space = name.LastIndexOf(' ');
        var number = name[(space + 1)..];
        return space > 0 && number.Length is > 0 and <= MostDigits && number.All(char.IsAsciiDigit) ? name[..space].TrimEnd() : name;
    }

    // The second half of a character does not stand alone.
    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsLowSurrogate(text[length]) ? length - 1 : length)].TrimEnd();
}
