using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Storyteller.CommitAggregator.Ledger;

/// <summary>One line of the append-only record of what was asked and what happened.</summary>
public sealed class LedgerEntry
{
    /// <summary>Counts over all sessions; gaps mean nothing.</summary>
    public long Id { get; init; }

    /// <summary>The session it belongs to.</summary>
    public Guid SessionId { get; init; }

    /// <summary>The branch it belongs to.</summary>
    public Guid BranchId { get; init; }

    /// <summary>The attempt at a tick it belongs to; null for what lies before the first.</summary>
    public Guid? TickId { get; init; }

    /// <summary>The tick's number; 0 before the first.</summary>
    public int Tick { get; init; }

    /// <summary>Its place among the entries of that tick, from 0.</summary>
    public int Sequence { get; init; }

    /// <summary>What it is: <see cref="LedgerTypes"/>, or the name of a world event.</summary>
    public required string Type { get; init; }

    /// <summary>Its content, as canonical JSON.</summary>
    public required string Payload { get; init; }

    /// <summary>Who says so: <c>player</c>, <c>rules</c>, or an agent's name.</summary>
    public required string Source { get; init; }

    /// <summary>How sure that is, in percent; what the rules decide is 100.</summary>
    public short Confidence { get; init; } = 100;

    /// <summary>The world's clock when it happened, in seconds since midnight of its first day.</summary>
    public long NarrativeTime { get; init; }

    /// <summary>When it was written down.</summary>
    public DateTimeOffset RecordedAt { get; init; }

    /// <summary>The key that the client sent with it, unique in its session; null for what no client sent.</summary>
    public string? IdempotencyKey { get; init; }

    private sealed class Mapping : IEntityTypeConfiguration<LedgerEntry>
    {
        public void Configure(EntityTypeBuilder<LedgerEntry> entry)
        {
            entry.ToTable("ledger");
            entry.HasKey(e => e.Id);
            entry.Property(e => e.Id).UseIdentityAlwaysColumn();
            entry.HasIndex(e => new { e.BranchId, e.Tick, e.TickId, e.Sequence }).IsUnique();
            entry.HasIndex(e => new { e.SessionId, e.IdempotencyKey }).IsUnique().HasFilter("idempotency_key IS NOT NULL");
            entry.HasIndex(e => new { e.BranchId, e.NarrativeTime });
        }
    }
}

/// <summary>The types of ledger entries that are not world events.</summary>
public static class LedgerTypes
{
    /// <summary>A session began: world, version, seed.</summary>
    public const string SessionStarted = "SessionStarted";

    /// <summary>The player said what their character does.</summary>
    public const string PlayerInput = "PlayerInput";

    /// <summary>It was decided which meta events may happen.</summary>
    public const string ReviewDecided = "ReviewDecided";

    /// <summary>The player answered a prompt in the middle of a tick.</summary>
    public const string PlayerAnswered = "PlayerAnswered";

    /// <summary>The player had a tick taken again: from which agent, and from which revision.</summary>
    public const string TickRegenerated = "TickRegenerated";

    /// <summary>The player edited an artifact: which, of which revision, and what it is now.</summary>
    public const string ArtifactEdited = "ArtifactEdited";

    /// <summary>The player let another take stand.</summary>
    public const string TakeChosen = "TakeChosen";

    /// <summary>The player went back: the timeline that began, from which timeline and tick.</summary>
    public const string Rewound = "Rewound";

    /// <summary>The player began a timeline without going there.</summary>
    public const string TimelineBranched = "TimelineBranched";

    /// <summary>The player went over to another timeline.</summary>
    public const string TimelineChosen = "TimelineChosen";

    /// <summary>The player gave a timeline another name.</summary>
    public const string TimelineNamed = "TimelineNamed";

    /// <summary>The player deleted a timeline.</summary>
    public const string TimelineDeleted = "TimelineDeleted";

    /// <summary>The player saved under a name.</summary>
    public const string GameSaved = "GameSaved";

    /// <summary>The player deleted a save.</summary>
    public const string SaveDeleted = "SaveDeleted";

    /// <summary>The session was brought in from a file: its id there, and the file's hash.</summary>
    public const string SessionImported = "SessionImported";

    /// <summary>The player changed a setting of the session.</summary>
    public const string SettingsChanged = "SettingsChanged";

    /// <summary>Dice were thrown.</summary>
    public const string DiceRolled = "DiceRolled";

    /// <summary>
    /// What followed off stage from an earlier scene became canon: which scene, and how many of its changes still fitted. The changes come
    /// after it.
    /// </summary>
    public const string SceneApplied = "SceneApplied";

    /// <summary>The tick became canon; the world's hash after it.</summary>
    public const string TickCommitted = "TickCommitted";

    /// <summary>The tick came to nothing, and why.</summary>
    public const string TickCompensated = "TickCompensated";
}
