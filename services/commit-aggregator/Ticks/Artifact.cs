using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>
/// One version of one part in a tick: what an agent, or the player, was asked and, once it came, what they answered.
/// </summary>
public sealed class Artifact
{
    /// <summary>What stands for an agent's name where the player is asked: the input is a prompt.</summary>
    public const string Player = "player";

    /// <summary>The subject of the player's decision about meta events; their answers to other prompts are numbered from 1.</summary>
    public const string Review = "review";

    /// <summary>The tick it belongs to.</summary>
    public Guid TickId { get; init; }

    /// <summary>The agent, or <see cref="Player"/>.</summary>
    public required string Agent { get; init; }

    /// <summary>
    /// The character it is about, the passage it tells, or which prompt it answers; empty for agents that run once in a tick.
    /// </summary>
    public required string Subject { get; init; }

    /// <summary>
    /// Its version: the revision of the tick in which it was asked or edited. What a later take keeps, it keeps with its version.
    /// </summary>
    public int Revision { get; init; }

    /// <summary>Who made it.</summary>
    public Origin Origin { get; set; }

    /// <summary>The versions that it was made from, each as <c>agent/subject@version</c>, sorted.</summary>
    public List<string> Parents { get; init; } = [];

    /// <summary>The agent's chance, as the bits of an unsigned number.</summary>
    public long Seed { get; init; }

    /// <summary>The context, as canonical JSON.</summary>
    public required string Input { get; init; }

    /// <summary>SHA-256 of seed and context as the agent computed it; null until it answered.</summary>
    public string? InputHash { get; set; }

    /// <summary>The artifact, as canonical JSON; null until it came.</summary>
    public string? Output { get; set; }

    /// <summary>How it was thought; null until it came.</summary>
    public Brain? Brain { get; set; }

    /// <summary>What it cost to think, as canonical JSON of <see cref="Contracts.Cost"/>; null where it cost nothing.</summary>
    public string? Cost { get; set; }

    /// <summary>The one brain that may think it: the rules once the agent has failed for good; null leaves that to the agent.</summary>
    public Brain? Only { get; set; }

    /// <summary>When it was asked for, the last time.</summary>
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>How often it was asked for of that brain.</summary>
    public int Asked { get; set; } = 1;

    /// <summary>When waiting for it ends, and what follows is decided without it; null where it takes as long as it takes.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When it came.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>The same version in another take, byte for byte.</summary>
    public Artifact In(Guid tickId) => new()
    {
        TickId = tickId,
        Agent = Agent,
        Subject = Subject,
        Revision = Revision,
        Origin = Origin,
        Parents = Parents,
        Seed = Seed,
        Input = Input,
        InputHash = InputHash,
        Output = Output,
        Brain = Brain,
        Cost = Cost,
        AskedAt = AskedAt,
        AnsweredAt = AnsweredAt,
    };

    /// <summary>Another version of it in another take, as a person wants it.</summary>
    /// <param name="output">The artifact, as canonical JSON.</param>
    public Artifact EditedIn(TickState take, string output, DateTimeOffset now) => new()
    {
        TickId = take.CorrelationId,
        Agent = Agent,
        Subject = Subject,
        Revision = take.Revision,
        Origin = Origin.Human,
        Parents = Parents,
        Seed = Seed,
        Input = Input,
        InputHash = InputHash,
        Output = output,
        AskedAt = now,
        AnsweredAt = now,
    };

    private sealed class Mapping : IEntityTypeConfiguration<Artifact>
    {
        public void Configure(EntityTypeBuilder<Artifact> artifact)
        {
            artifact.ToTable("artifacts");
            artifact.HasKey(a => new { a.TickId, a.Agent, a.Subject, a.Revision });
            artifact.Property(a => a.Brain).HasConversion<string>();
            artifact.Property(a => a.Only).HasConversion<string>();
            artifact.Property(a => a.Asked).HasDefaultValue(1);
            artifact.Property(a => a.Origin).HasConversion<string>().HasDefaultValue(Origin.Agent).HasSentinel((Origin)(-1));
            artifact.HasIndex(a => a.DueAt).HasFilter("output IS NULL");
        }
    }
}
