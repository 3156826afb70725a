using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Storyteller.CommitAggregator.States;

/// <summary>
/// An authored world as it was when a session began with it, so that later versions of its files change no running story.
/// </summary>
public sealed class WorldVersion
{
    /// <summary>SHA-256 of <see cref="Body"/>, lower-case hex.</summary>
    public required string Hash { get; init; }

    /// <summary>The authored world's id.</summary>
    public required string WorldId { get; init; }

    /// <summary>What it might do and how it is told about, as canonical JSON of <see cref="AuthoredWorld"/>.</summary>
    public required string Body { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<WorldVersion>
    {
        public void Configure(EntityTypeBuilder<WorldVersion> version)
        {
            version.ToTable("world_versions");
            version.HasKey(v => v.Hash);
        }
    }
}
