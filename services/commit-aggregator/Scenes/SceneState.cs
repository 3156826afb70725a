using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Scenes;

/// <summary>One scene that has ended, as its saga keeps it: what follows from it so far, and when that became canon.</summary>
public sealed class SceneState : SagaStateMachineInstance
{
    /// <summary>The scene's id.</summary>
    public Guid CorrelationId { get; set; }

    /// <summary>A state of <see cref="SceneStateMachine"/>.</summary>
    public string CurrentState { get; set; } = "";

    /// <summary>The session it belongs to.</summary>
    public Guid SessionId { get; init; }

    /// <summary>The branch it belongs to.</summary>
    public Guid BranchId { get; init; }

    /// <summary>The tick that ended it.</summary>
    public Guid TickId { get; init; }

    /// <summary>That tick's revision.</summary>
    public int Revision { get; init; }

    /// <summary>Its first tick's number in its timeline, from 1.</summary>
    public int FirstTick { get; init; }

    /// <summary>The number of the tick that ended it.</summary>
    public int LastTick { get; init; }

    /// <summary>Where it took place: the place that the player left, or fought at.</summary>
    public string Place { get; init; } = "";

    /// <summary>The world's clock when it began, in seconds.</summary>
    public long BeganClock { get; init; }

    /// <summary>The world's clock when it ended, in seconds.</summary>
    public long EndedClock { get; init; }

    /// <summary>The weather when it ended.</summary>
    public Weather EndedWeather { get; init; }

    /// <summary>SHA-256 of the world when it ended; a checkpoint holds it.</summary>
    public string WorldHash { get; init; } = "";

    /// <summary>The storylets whose put-off changes fall to this scene.</summary>
    public List<string> Deferred { get; init; } = [];

    /// <summary>The steps that are awaited, by name.</summary>
    public List<string> Awaited { get; set; } = [];

    /// <summary>When they were asked for, the last time.</summary>
    public DateTimeOffset AskedAt { get; set; }

    /// <summary>What the settled steps came to, as canonical JSON of a list of <see cref="SettledStep"/>.</summary>
    public string Results { get; set; } = "[]";

    /// <summary>The scene in one sentence, once that is settled.</summary>
    public string? Summary { get; set; }

    /// <summary>SHA-256 of the world it left with all its results, once they are there.</summary>
    public string? FinalHash { get; set; }

    /// <summary>When its last step was settled.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    /// <summary>What the settled steps came to, in the order in which their changes are applied.</summary>
    public IReadOnlyList<SettledStep> Settled() =>
        [.. Canonical.Read<List<SettledStep>>(Results).OrderBy(result => result.Step)];

    private sealed class Mapping : IEntityTypeConfiguration<SceneState>
    {
        public void Configure(EntityTypeBuilder<SceneState> scene)
        {
            scene.ToTable("scenes");
            scene.HasKey(s => s.CorrelationId);
            scene.Property(s => s.EndedWeather).HasConversion<string>();
            scene.HasIndex(s => new { s.BranchId, s.LastTick });
            scene.HasIndex(s => s.AskedAt).HasFilter("settled_at IS NULL");
        }
    }
}

/// <summary>What one step of a scene came to.</summary>
public sealed record SettledStep(SceneStep Step, IReadOnlyList<WorldEvent> Changes, string? Summary);
