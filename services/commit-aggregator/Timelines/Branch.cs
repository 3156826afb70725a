using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Storyteller.CommitAggregator.Timelines;

/// <summary>
/// A stretch of ticks that were played one after the other. It begins where the session begins, or goes on from a tick of another branch,
/// and is never changed but at its end; so a tick's past is always what it was.
/// </summary>
public sealed class Branch
{
    /// <summary>The branch's id.</summary>
    public Guid Id { get; init; }

    /// <summary>The session it belongs to.</summary>
    public Guid SessionId { get; init; }

    /// <summary>The branch that it goes on from; null for the one that a session begins with.</summary>
    public Guid? ParentId { get; init; }

    /// <summary>The last tick that it has in common with its parent; −1 for the first one, which has the opening, tick 0, itself.</summary>
    public int ForkTick { get; init; } = -1;

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<Branch>
    {
        public void Configure(EntityTypeBuilder<Branch> branch)
        {
            branch.ToTable("branches");
            branch.HasKey(b => b.Id);
            branch.HasIndex(b => b.SessionId);
        }
    }
}
