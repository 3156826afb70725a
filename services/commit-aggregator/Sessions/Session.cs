using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storyteller.CommitAggregator.States;
using Storyteller.CommitAggregator.Timelines;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Sessions;

/// <summary>One playthrough of one world by one player.</summary>
public sealed class Session
{
    /// <summary>The session's id; everything is keyed by it.</summary>
    public Guid Id { get; init; }

    /// <summary>Whose it is: the subject that the gateway signed in.</summary>
    public required string Owner { get; init; }

    /// <summary>Which authored world it plays in.</summary>
    public required string WorldId { get; init; }

    /// <summary>The version of that world it began with: <see cref="States.WorldVersion.Hash"/>.</summary>
    public required string WorldVersion { get; init; }

    /// <summary>The session's chance, as the bits of an unsigned number.</summary>
    public long Seed { get; init; }

    /// <summary>What it is doing now.</summary>
    public Phase Phase { get; set; }

    /// <summary>What it was doing when it was suspended, and will do again; null while it is not.</summary>
    public Phase? SuspendedIn { get; set; }

    /// <summary>What it is doing; where it is suspended, what it was doing and will do again.</summary>
    public Phase Doing => SuspendedIn ?? Phase;

    /// <summary>When its player was last known to be there, to the minute or so.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Who decides about meta events.</summary>
    public ReviewMode Review { get; set; }

    /// <summary>The timeline that is played.</summary>
    public Guid TimelineId { get; set; }

    /// <summary>The branch that has the last committed tick of that timeline.</summary>
    public Guid BranchId { get; set; }

    /// <summary>The last committed tick of that timeline.</summary>
    public int Tick { get; set; }

    /// <summary>The tick that is under way; null while idle.</summary>
    public Guid? RunningTickId { get; set; }

    /// <summary>SHA-256 of the world after the last committed tick.</summary>
    public required string WorldHash { get; set; }

    /// <summary>When it began.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>PostgreSQL's own version of the row: what was worked out from another one is not written.</summary>
    public uint RowVersion { get; init; }

    /// <summary>Where it stands: from here the next tick goes on.</summary>
    public Head Head
    {
        get => new(BranchId, Tick, WorldHash);
        set => (BranchId, Tick, WorldHash) = value;
    }

    private sealed class Mapping : IEntityTypeConfiguration<Session>
    {
        public void Configure(EntityTypeBuilder<Session> session)
        {
            session.ToTable("sessions");
            session.HasKey(s => s.Id);
            session.HasIndex(s => s.Owner);
            session.Property(s => s.RowVersion).IsRowVersion();
            session.Ignore(s => s.Head);
            session.Property(s => s.Phase).HasConversion<string>();
            session.Property(s => s.SuspendedIn).HasConversion<string>();
            session.HasIndex(s => s.SeenAt).HasFilter($"phase <> '{nameof(Phase.Suspended)}'");
            session.Property(s => s.Review).HasConversion<string>().HasDefaultValue(ReviewMode.AcceptAll);
        }
    }
}
