using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Storyteller.CommitAggregator.Timelines;

/// <summary>A line of ticks of one session. A session begins with one.</summary>
public sealed class Timeline
{
    /// <summary>The timeline's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The session it belongs to.</summary>
    public Guid SessionId { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<Timeline>
    {
        public void Configure(EntityTypeBuilder<Timeline> timeline)
        {
            timeline.ToTable("timelines");
            timeline.HasKey(t => t.Id);
            timeline.HasIndex(t => t.SessionId);
        }
    }
}
