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

    /// <summary>The branch it belongs to.</summary>
    public Guid BranchId { get; init; }

    /// <summary>Its place in the timeline, from 1.</summary>
    public int Number { get; init; }

    /// <summary>
    /// 1 for the first take, one more with each regeneration; each is a tick of its own, so that answers to an older one change nothing.
    /// </summary>
    public int Revision { get; init; } = 1;

    /// <summary>The first take of the same command at the same place; its own id where it is that.</summary>
    public Guid FirstTake { get; init; }

    /// <summary>The take that it was regenerated from; null for the first.</summary>
    public Guid? Replaces { get; init; }

    /// <summary>From where it was regenerated: what was asked anew or edited, as <see cref="AwaitedAs"/> writes it.</summary>
    public string? RegeneratedFrom { get; init; }

    /// <summary>It was edited there: later artifacts stay where what they were asked is the same.</summary>
    public bool Edited { get; init; }

    /// <summary>The player's words.</summary>
    public string Text { get; init; } = "";

    /// <summary>What the words mean, as canonical JSON.</summary>
    public string Intent { get; init; } = "";

    /// <summary>The steps that the intent was planned in, as canonical JSON.</summary>
    public string Plan { get; init; } = "";

    /// <summary>How many passages of it the player has read so far.</summary>
    public int Passage { get; set; }

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
            tick.HasIndex(t => t.FirstTake);
            // A tick that came to nothing leaves its number to the next.
            tick.HasIndex(t => new { t.BranchId, t.Number }).IsUnique()
                .HasFilter($"current_state <> '{nameof(TickStateMachine.Compensated)}'");
            tick.HasIndex(t => t.CurrentState).HasFilter("ended_at IS NULL");
        }
    }
}
