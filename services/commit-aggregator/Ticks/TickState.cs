using System.ComponentModel.DataAnnotations.Schema;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>One tick as the saga keeps it: who must still answer, and how it ended.</summary>
public sealed class TickState : SagaStateMachineInstance
{
    /// <summary>The tick's id.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>A state of <see cref="TickStateMachine"/>.</summary>
    public string CurrentState { get; set; } = "";

    /// <summary>The session it belongs to.</summary>
    public Guid SessionId { get; init; }

    /// <summary>The timeline it belongs to.</summary>
    public Guid TimelineId { get; init; }

    /// <summary>Its place in the timeline, from 1.</summary>
    public int Number { get; init; }

    /// <summary>1 at first, one more with each regeneration; answers to an older revision change nothing.</summary>
    public int Revision { get; set; } = 1;

    /// <summary>The player's words.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the words mean, as canonical JSON.</summary>
    public string Intent { get; init; } = "";

    /// <summary>The steps that the intent was planned in, as canonical JSON.</summary>
    public string Plan { get; init; } = "";

    /// <summary>How many passages of it were told to the player so far.</summary>
    public int Passage { get; set; }

    /// <summary>Where the last step led; read by the state machine within the same transaction, and not kept.</summary>
    [NotMapped]
    public Phase LedTo { get; set; }

    /// <summary>The key that the client sent with it.</summary>
    public string IdempotencyKey { get; init; } = "";

    /// <summary>Whose answers are awaited: <c>agent</c> or <c>agent/subject</c>; the player is asked as <c>player/subject</c>.</summary>
    public List<string> Awaited { get; set; } = [];

    /// <summary>Why it was compensated.</summary>
    public string? Reason { get; set; }

    /// <summary>SHA-256 of the world after it, once it is canon.</summary>
    public string? WorldHash { get; set; }

    /// <summary>When the player's words were accepted.</summary>
    public DateTimeOffset AcceptedAt { get; init; }

    /// <summary>When it was committed or compensated.</summary>
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>PostgreSQL's own version of the row: a step that did not see the latest one fails, is tried again, and sees it.</summary>
    public uint RowVersion { get; init; }

    /// <summary>What an agent's answer is awaited under.</summary>
    public static string AwaitedAs(string agent, string subject) => subject.Length == 0 ? agent : $"{agent}/{subject}";

    /// <summary>Whether an answer to this revision, from this agent about this subject, would change anything.</summary>
    public bool Awaits(int revision, string agent, string subject) => revision == Revision && Awaited.Contains(AwaitedAs(agent, subject));

    /// <summary>An answer is there: nobody awaits it any more.</summary>
    public void NoLongerAwaits(string agent, string subject) =>
        Awaited = [.. Awaited.Where(awaited => awaited != AwaitedAs(agent, subject))];

    private sealed class Mapping : IEntityTypeConfiguration<TickState>
    {
        public void Configure(EntityTypeBuilder<TickState> tick)
        {
            tick.ToTable("ticks");
            tick.HasKey(t => t.CorrelationId);
            tick.Property(t => t.RowVersion).IsRowVersion();
            tick.HasIndex(t => new { t.SessionId, t.IdempotencyKey }).IsUnique();
            // A tick that came to nothing leaves its number to the next.
            tick.HasIndex(t => new { t.TimelineId, t.Number }).IsUnique()
                .HasFilter($"current_state <> '{nameof(TickStateMachine.Compensated)}'");
            tick.HasIndex(t => t.CurrentState).HasFilter("ended_at IS NULL");
        }
    }
}
