using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storyteller.CommitAggregator.Sessions;

namespace Storyteller.CommitAggregator.Timelines;

/// <summary>
/// A line of ticks that a player can come back to, under a name. It only points at its last tick: those before it follow from the branches,
/// and several timelines share what they have in common.
/// </summary>
public sealed class Timeline
{
    /// <summary>What the timeline is called that a session begins with.</summary>
    public const string First = "main";

    /// <summary>The timeline's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The session it belongs to.</summary>
    public Guid SessionId { get; init; }

    /// <summary>What the player calls it; unique in the session.</summary>
    public required string Name { get; set; }

    /// <summary>The branch that had its last tick when it was left. While it is played, the session knows where it is.</summary>
    public Guid BranchId { get; set; }

    /// <summary>Its last tick when it was left.</summary>
    public int Tick { get; set; }

    /// <summary>SHA-256 of the world when it was left, lower-case hex.</summary>
    public required string WorldHash { get; set; }

    /// <summary>The timeline from which it was begun; null for the first.</summary>
    public Guid? FromTimelineId { get; init; }

    /// <summary>The tick from which it was begun; 0 for the first.</summary>
    public int FromTick { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where it ends now.</summary>
    public Head HeadIn(Session session) => session.TimelineId == Id ? session.Head : new Head(BranchId, Tick, WorldHash);

    /// <summary>Notes where it ends, for when it is come back to.</summary>
    public void LeaveAt(Head head) => (BranchId, Tick, WorldHash) = head;

    private sealed class Mapping : IEntityTypeConfiguration<Timeline>
    {
        public void Configure(EntityTypeBuilder<Timeline> timeline)
        {
            timeline.ToTable("timelines");
            timeline.HasKey(t => t.Id);
            timeline.HasIndex(t => new { t.SessionId, t.Name }).IsUnique();
        }
    }
}
