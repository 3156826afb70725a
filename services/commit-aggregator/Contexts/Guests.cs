using System.Collections.Immutable;
using System.Globalization;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Contexts;

/// <summary>Those who are in a passage without being characters of the world.</summary>
public static class Guests
{
    private static readonly string[] Ordinals =
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

    /// <summary>Nobody.</summary>
    public static ImmutableSortedDictionary<string, Brief> None { get; } =
        ImmutableSortedDictionary.Create<string, Brief>(StringComparer.Ordinal);

    /// <summary>
    /// The guests by id, those of one name told apart by their number: <c>second wolf</c> for <c>wolf-2</c> where there is another wolf.
    /// </summary>
    public static IEnumerable<KeyValuePair<string, Brief>> ToldApart(IReadOnlyDictionary<string, Brief> guests)
    {
        var shared = guests.Values.Where(one => !one.Proper).GroupBy(one => one.Name, StringComparer.Ordinal)
            .Where(namesakes => namesakes.Count() > 1).Select(namesakes => namesakes.Key).ToHashSet(StringComparer.Ordinal);
        return guests.Select(guest => !guest.Value.Proper && shared.Contains(guest.Value.Name) && Ordinal(guest.Key) is { } ordinal
            ? new(guest.Key, guest.Value with { Name = $"{ordinal} {guest.Value.Name}" })
            : guest);
    }

    private static string? Ordinal(string id) =>
        int.TryParse(id[(id.LastIndexOf('-') + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= Ordinals.Length ? Ordinals[number - 1] : null;
}
