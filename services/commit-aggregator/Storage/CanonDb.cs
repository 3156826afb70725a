using Microsoft.EntityFrameworkCore;
using Npgsql;
using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Storage;

/// <summary>What is canon, and what is on its way there. One transaction moves a tick from the second to the first.</summary>
public sealed class CanonDb(DbContextOptions<CanonDb> options) : DbContext(options), IWritesInGroups
{
    /// <summary>The schema of every table here.</summary>
    public const string Schema = "commit_aggregator";

    /// <summary>Playthroughs.</summary>
    public DbSet<Session> Sessions => Set<Session>();

    /// <summary>Lines of ticks by the names that players know them by.</summary>
    public DbSet<Timeline> Timelines => Set<Timeline>();

    /// <summary>Stretches of ticks, of which timelines consist.</summary>
    public DbSet<Branch> Branches => Set<Branch>();

    /// <summary>Places that players have named, to come back to.</summary>
    public DbSet<Save> Saves => Set<Save>();

    /// <summary>Ticks, running and ended: the rows of the saga.</summary>
    public DbSet<TickState> Ticks => Set<TickState>();

    /// <summary>Scenes that have ended, and what follows from them: the rows of their saga.</summary>
    public DbSet<SceneState> Scenes => Set<SceneState>();

    /// <summary>Which scenes have become canon, and where.</summary>
    public DbSet<SceneEcho> Echoes => Set<SceneEcho>();

    /// <summary>What agents were asked and answered.</summary>
    public DbSet<Artifact> Artifacts => Set<Artifact>();

    /// <summary>What was asked and what happened, append-only.</summary>
    public DbSet<LedgerEntry> Ledger => Set<LedgerEntry>();

    /// <summary>The world as it is now in each session, a row for each thing in it.</summary>
    public DbSet<WorldEntity> WorldEntities => Set<WorldEntity>();

    /// <summary>Authored worlds as sessions began with them, by content.</summary>
    public DbSet<WorldVersion> WorldVersions => Set<WorldVersion>();

    /// <summary>Whole worlds at some ticks.</summary>
    public DbSet<Checkpoint> Checkpoints => Set<Checkpoint>();

    /// <summary>What the player has read.</summary>
    public DbSet<TranscriptRow> Transcript => Set<TranscriptRow>();

    /// <summary>What live streams deliver.</summary>
    public DbSet<StreamEvent> Stream => Set<StreamEvent>();

    /// <inheritdoc />
    public List<NpgsqlBatchCommand>? Later { get; set; }

    /// <inheritdoc />
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.HasDefaultSchema(Schema);
        modelBuilder.AddInboxAndOutbox();
        modelBuilder.AddSuspects();
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(CanonDb).Assembly);
        modelBuilder.NameColumnsInSnakeCase();
    }
}
