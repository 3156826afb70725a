using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Storyteller.AgentKit;

/// <summary>Lets <c>dotnet ef migrations add … --project libraries/AgentKit</c> see the model; no database is needed for that.</summary>
internal sealed class AgentDbForMigrations : IDesignTimeDbContextFactory<AgentDb>
{
    public AgentDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AgentDb>().UseNpgsql("Host=localhost").Options);
}
