using System.Text.Json;
using Storyteller.CommitAggregator.States;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Timelines.Comparing;

/// <summary>How two worlds differ, thing by thing. Pure.</summary>
public static class WorldChanges
{
    /// <summary>What one world has in another state than the other, ordered by kind and id.</summary>
    public static IReadOnlyList<WorldChange> Between(World left, World right)
    {
        // Each way round tells how things are where it leads to.
        var before = WorldRows.Between(right, left).Written.ToDictionary(row => (row.Kind, row.Id), row => row.Body);
        var after = WorldRows.Between(left, right).Written.ToDictionary(row => (row.Kind, row.Id), row => row.Body);
        return [.. before.Keys.Union(after.Keys)
            .Select(thing => (Thing: thing, Before: before.GetValueOrDefault(thing), After: after.GetValueOrDefault(thing)))
            .Where(change => change.Before != change.After)
            .OrderBy(change => change.Thing.Kind, StringComparer.Ordinal).ThenBy(change => change.Thing.Id, StringComparer.Ordinal)
            .Select(change => new WorldChange(change.Thing.Kind, change.Thing.Id, Json(change.Before), Json(change.After)))];
    }

    private static JsonElement? Json(string? body) => body is null ? null : Canonical.Read<JsonElement>(body);
}
