using Microsoft.EntityFrameworkCore;
using Storyteller.ServiceDefaults;

namespace Storyteller.AgentKit;

/// <summary>
/// An agent service's storage. Its tables name no schema: each service's connection puts its own schema on the search path, so that one set
/// of migrations serves them all.
/// </summary>
public sealed class AgentDb(DbContextOptions<AgentDb> options) : DbContext(options)
{
    /// <summary>What the service's agents have answered.</summary>
    public DbSet<AgentExecution> Executions => Set<AgentExecution>();

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddSuspects().Entity<AgentExecution>(execution =>
    {
        execution.ToTable("agent_execution");
        execution.HasKey(e => new { e.TickId, e.Agent, e.Subject, e.InputHash });
        execution.Property(e => e.TickId).HasColumnName("tick_id");
        execution.Property(e => e.Agent).HasColumnName("agent");
        execution.Property(e => e.Subject).HasColumnName("subject");
        execution.Property(e => e.InputHash).HasColumnName("input_hash");
        execution.Property(e => e.Output).HasColumnName("output");
        execution.Property(e => e.Brain).HasColumnName("brain").HasConversion<string>();
        execution.Property(e => e.AnsweredAt).HasColumnName("answered_at");
    });
}
