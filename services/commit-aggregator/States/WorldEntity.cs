using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Storyteller.CommitAggregator.States;

/// <summary>One thing of the world as it is now in a session: a place, a character, an item, a relation, a fact, …</summary>
public sealed class WorldEntity
{
    /// <summary>The session whose world it is in.</summary>
    public Guid SessionId { get; init; }

    /// <summary>What kind of thing: see <see cref="WorldRows"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>Its id, unique within its kind.</summary>
    public required string Id { get; init; }

    /// <summary>Where it is, for characters and items.</summary>
    public string? At { get; init; }

    /// <summary>The thing itself, as canonical JSON.</summary>
    public required string Body { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<WorldEntity>
    {
        public void Configure(EntityTypeBuilder<WorldEntity> entity)
        {
            entity.ToTable("world_entities");
            entity.HasKey(e => new { e.SessionId, e.Kind, e.Id });
            entity.HasIndex(e => new { e.SessionId, e.At });
        }
    }
}
