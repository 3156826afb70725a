using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// A message that came back from a consumer that did not finish with it: one row of <c>suspects</c>, which counts how often it was begun
/// with, so that the count outlives whoever it takes down.
/// </summary>
public sealed class Suspect
{
    /// <summary>The message's id.</summary>
    public Guid MessageId { get; init; }

    /// <summary>The queue that it is on.</summary>
    public required string Queue { get; init; }

    /// <summary>
    /// How often a consumer has begun with it since it came back. Below zero it is set aside: the copy with that number, negated, is what
    /// went to <c>dead-letters</c>, and whatever else is left of it is dropped.
    /// </summary>
    public int Begun { get; init; }

    /// <summary>When that was, the last time; old rows are cleaned up by it.</summary>
    public DateTime BegunAt { get; init; }
}

/// <summary>The table <c>suspects</c> of a service's context.</summary>
public static class SuspectModel
{
    /// <summary>Adds the table, in the context's own schema. Call it in <c>OnModelCreating</c>.</summary>
    public static ModelBuilder AddSuspects(this ModelBuilder model) => model.Entity<Suspect>(row =>
    {
        row.ToTable("suspects");
        row.HasKey(x => new { x.MessageId, x.Queue });
        foreach (var property in row.Metadata.GetProperties())
            property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    });
}
