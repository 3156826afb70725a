using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Storyteller.CommitAggregator.Timelines;

/// <summary>A place in a session's story that its player has given a name, to come back to.</summary>
public sealed class Save
{
    /// <summary>The session it belongs to.</summary>
    public Guid SessionId { get; init; }

    /// <summary>What the player calls it; unique in the session.</summary>
    public required string Name { get; init; }

    /// <summary>The timeline that was played.</summary>
    public Guid TimelineId { get; init; }

    /// <summary>The branch that has the tick.</summary>
    public Guid BranchId { get; init; }

    /// <summary>The last tick by then.</summary>
    public int Tick { get; init; }

    /// <summary>SHA-256 of the world after it, lower-case hex.</summary>
    public required string WorldHash { get; init; }

    /// <summary>When it was saved.</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>The place.</summary>
    public Head Head => new(BranchId, Tick, WorldHash);

    private sealed class Mapping : IEntityTypeConfiguration<Save>
    {
        public void Configure(EntityTypeBuilder<Save> save)
        {
            save.ToTable("saves");
            save.HasKey(s => new { s.SessionId, s.Name });
            save.Ignore(s => s.Head);
        }
    }
}
