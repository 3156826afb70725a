using System.Globalization;
using System.Text.Json;

namespace Storyteller.CommitAggregator.Replays;

/// <summary>Where two JSON texts differ first, in the order of the first of them.</summary>
/// <param name="Pointer">A JSON pointer (RFC 6901); empty for the whole.</param>
/// <param name="Expected">What the first text has there.</param>
/// <param name="Found">What the second has there.</param>
public sealed record FirstDifference(string Pointer, string Expected, string Found)
{
    private const string Nothing = "nothing";

    /// <summary>The first difference of two texts that are not equal; null where one of them is no JSON.</summary>
    public static FirstDifference? Between(string expected, string found)
    {
        try
        {
            using var first = JsonDocument.Parse(expected);
            using var second = JsonDocument.Parse(found);
            // What says the same may still be written otherwise.
            return Between("", first.RootElement, second.RootElement) ?? new FirstDifference("", expected, found);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static FirstDifference? Between(string at, JsonElement expected, JsonElement found)
    {
        var (mine, theirs) = (expected.GetRawText(), found.GetRawText());
        return (expected.ValueKind, found.ValueKind) switch
        {
            _ when mine == theirs => null,
            (JsonValueKind.Object, JsonValueKind.Object) => BetweenObjects(at, expected, found),
            (JsonValueKind.Array, JsonValueKind.Array) => BetweenArrays(at, expected, found),
            _ => new FirstDifference(at, mine, theirs),
        };
    }

    private static FirstDifference? BetweenObjects(string at, JsonElement expected, JsonElement found)
    {
        foreach (var member in expected.EnumerateObject())
        {
            var where = $"{at}/{Escaped(member.Name)}";
            if (!found.TryGetProperty(member.Name, out var other))
                return new FirstDifference(where, member.Value.GetRawText(), Nothing);
            if (Between(where, member.Value, other) is { } difference) return difference;
        }
        foreach (var member in found.EnumerateObject())
            if (!expected.TryGetProperty(member.Name, out _))
                return new FirstDifference($"{at}/{Escaped(member.Name)}", Nothing, member.Value.GetRawText());
        return null;
    }

    private static FirstDifference? BetweenArrays(string at, JsonElement expected, JsonElement found)
    {
        var (mine, theirs) = (expected.GetArrayLength(), found.GetArrayLength());
        for (var i = 0; i < Math.Max(mine, theirs); i++)
        {
            var where = $"{at}/{i.ToString(CultureInfo.InvariantCulture)}";
            if (i >= theirs) return new FirstDifference(where, expected[i].GetRawText(), Nothing);
            if (i >= mine) return new FirstDifference(where, Nothing, found[i].GetRawText());
            if (Between(where, expected[i], found[i]) is { } difference) return difference;
        }
        return null;
    }

    private static string Escaped(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
