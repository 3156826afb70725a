using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Storyteller.ServiceDefaults;

/// <summary>Takes the row versions out of a model: where <see cref="Safeguards.Saga"/> is off, the last writer wins.</summary>
internal sealed class WithoutRowVersions(ModelCustomizerDependencies dependencies) : RelationalModelCustomizer(dependencies)
{
    public override void Customize(ModelBuilder modelBuilder, DbContext context)
    {
        base.Customize(modelBuilder, context);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.IsConcurrencyToken = false;
    }
}
