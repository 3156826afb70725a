using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Storyteller.CommitAggregator.Storage;

/// <summary>Names columns as PostgreSQL's users expect them, so that a query by hand needs no quotes.</summary>
public static class SnakeCase
{
    /// <summary>Gives every column of this service's own tables its property's name in snake case.</summary>
    public static void NameColumnsInSnakeCase(this ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes().Where(e => e.ClrType.Assembly == typeof(SnakeCase).Assembly))
            // A row's version is a system column, and keeps its name.
            foreach (var property in entity.GetProperties().Where(p => !p.IsConcurrencyToken))
                property.SetColumnName(JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name));
    }
}
