using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Timelines;

/// <summary>What the player read of one tick.</summary>
public sealed class TranscriptRow
{
    /// <summary>The branch it belongs to.</summary>
    public Guid BranchId { get; init; }

    /// <summary>The tick; 0 for the opening.</summary>
    public int Tick { get; init; }

    /// <summary>The entry, as canonical JSON of <see cref="TranscriptEntry"/>.</summary>
    public required string Body { get; init; }

    /// <summary>An entry, written down.</summary>
    public static TranscriptRow Of(Guid branchId, TranscriptEntry entry) =>
        new() { BranchId = branchId, Tick = entry.Tick, Body = Canonical.Write(entry) };

    /// <summary>The entry that was written down.</summary>
    public TranscriptEntry ToEntry() => Canonical.Read<TranscriptEntry>(Body);

    private sealed class Mapping : IEntityTypeConfiguration<TranscriptRow>
    {
        public void Configure(EntityTypeBuilder<TranscriptRow> row)
        {
            row.ToTable("transcript");
            row.HasKey(t => new { t.BranchId, t.Tick });
        }
    }
}
