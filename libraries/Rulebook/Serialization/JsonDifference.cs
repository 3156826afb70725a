using System.Globalization;
using System.Text.Json;
using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>How two JSON values differ.</summary>
public static class JsonDifference
{
    /// <summary>
    /// What makes the second value of the first, in an order in which it can be done one by one: members by name, in the order in which
    /// they come first; elements of lists by their place, those that fall away from the last on. How a value is set out is no difference.
    /// </summary>
    /// <param name="before">The first value; null where there is none.</param>
    /// <param name="after">The second value; null where there is none.</param>
    public static IReadOnlyList<JsonChange> Between(JsonElement? before, JsonElement? after)
    {
        var changes = new List<JsonChange>();
        Compare(before, after, "", changes);
        return changes;
    }

    /// <summary>The same for values as they are kept, as JSON texts; null where there is none.</summary>
    /// <exception cref="JsonException">A text is no JSON.</exception>
    public static IReadOnlyList<JsonChange> Between(string? before, string? after) => Between(Parsed(before), Parsed(after));

    private static JsonElement? Parsed(string? json) => json is null ? null : JsonElement.Parse(json);

    private static void Compare(JsonElement? before, JsonElement? after, string path, List<JsonChange> changes)
    {
        if (before is not { } was || after is not { } now)
        {
            if (after is not null) changes.Add(new JsonChange(ChangeKind.Added, path, null, after));
            else if (before is not null) changes.Add(new JsonChange(ChangeKind.Removed, path, before, null));
            return;
        }

        if (was.ValueKind == JsonValueKind.Object && now.ValueKind == JsonValueKind.Object) CompareMembers(was, now, path, changes);
        else if (was.ValueKind == JsonValueKind.Array && now.ValueKind == JsonValueKind.Array) CompareElements(was, now, path, changes);
        else if (!JsonElement.DeepEquals(was, now)) changes.Add(new JsonChange(ChangeKind.Replaced, path, was, now));
    }

    private static void CompareMembers(JsonElement before, JsonElement after, string path, List<JsonChange> changes)
    {
        foreach (var member in before.EnumerateObject())
            Compare(member.Value, after.TryGetProperty(member.Name, out var now) ? now : null, At(path, member.Name), changes);
        foreach (var member in after.EnumerateObject())
            if (!before.TryGetProperty(member.Name, out _)) Compare(null, member.Value, At(path, member.Name), changes);
    }

    private static void CompareElements(JsonElement before, JsonElement after, string path, List<JsonChange> changes)
    {
        var (was, now) = (before.GetArrayLength(), after.GetArrayLength());
        for (var i = 0; i < Math.Min(was, now); i++) Compare(before[i], after[i], At(path, i), changes);
        for (var i = was; i < now; i++) Compare(null, after[i], At(path, i), changes);
        for (var i = was - 1; i >= now; i--) Compare(before[i], null, At(path, i), changes);
    }

    private static string At(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}/{index}");

    private static string At(string path, string member) =>
        $"{path}/{member.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
}
