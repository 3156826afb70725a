using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Storyteller.ServiceDefaults;

/// <summary>Takes the row versions out of a model: where <see cref="Safeguards.Saga"/> is off, the last writer wins.</summary>
internal sealed class WithoutRowVersions(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var version in modelBuilder.Model.GetEntityTypes().SelectMany(t => t.GetProperties()).Where(p => p.IsConcurrencyToken))
        {
            version.IsConcurrencyToken = false;
            // As the provider maps a row version.
            version.SetColumnName("xmin");
            version.SetColumnType("xid");
        }
    }
}

/// <summary>Switches it on.</summary>
internal static class WithoutRowVersionsSetup
{
    /// <summary>The tables stay as they are, for a row version is a column of the system: the migrations fit all the same.</summary>
    internal static void WithoutRowVersions(this DbContextOptionsBuilder options) => options
        .ReplaceService<IModelCustomizer, WithoutRowVersions>()
        .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
}
