using Storyteller.CommitAggregator.Ledger;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.CommitAggregator.Timelines;

namespace Storyteller.CommitAggregator.Archives.Format;

/// <summary>The line that a row becomes. What follows from other lines is left out.</summary>
internal static class LineOf
{
    /// <summary>A branch.</summary>
    public static Line Branch(Branch branch) => new WrittenBranch(branch.Id, branch.ParentId, branch.ForkTick, branch.CreatedAt);

    /// <summary>A tick that has ended.</summary>
    public static Line Tick(TickState tick) => new WrittenTick(tick.CorrelationId, tick.BranchId, tick.Number, tick.Revision,
        tick.FirstTake == tick.CorrelationId ? null : tick.FirstTake, tick.Replaces, tick.RegeneratedFrom, tick.Edited, tick.Text,
        new Verbatim(tick.Intent), new Verbatim(tick.Plan), tick.Passage, tick.IdempotencyKey, tick.Reason, tick.WorldHash,
        tick.AcceptedAt, tick.EndedAt!.Value);

    /// <summary>An artifact.</summary>
    public static Line Artifact(Artifact artifact) => new WrittenArtifact(artifact.TickId, artifact.Agent, artifact.Subject,
        artifact.Revision, artifact.Origin, artifact.Parents, unchecked((ulong)artifact.Seed), new Verbatim(artifact.Input),
        artifact.InputHash, Verbatim.Of(artifact.Output), artifact.Brain, Verbatim.Of(artifact.Cost), artifact.AskedAt, artifact.DueAt,
        artifact.AnsweredAt);

    /// <summary>A timeline.</summary>
    /// <param name="there">The session's timelines: what points to another one points to nothing.</param>
    public static Line Timeline(Timeline timeline, IReadOnlySet<Guid> there) => new WrittenTimeline(timeline.Id, timeline.Name,
        timeline.BranchId, timeline.Tick, timeline.WorldHash,
        timeline.FromTimelineId is { } from && there.Contains(from) ? from : null, timeline.FromTick, timeline.CreatedAt);

    /// <summary>A save.</summary>
    /// <param name="there">As in <see cref="Timeline"/>.</param>
    public static Line Save(Save save, IReadOnlySet<Guid> there) => new WrittenSave(save.Name,
        there.Contains(save.TimelineId) ? save.TimelineId : null, save.BranchId, save.Tick, save.WorldHash, save.SavedAt);

    /// <summary>A scene.</summary>
    public static Line Scene(SceneState scene) => new WrittenScene(scene.CorrelationId, scene.TickId, scene.FirstTick, scene.Place,
        scene.BeganClock, scene.EndedClock, scene.EndedWeather, scene.Deferred, new Verbatim(scene.Results), scene.Summary,
        scene.FinalHash, scene.AskedAt, scene.SettledAt);

    /// <summary>An entry of the ledger.</summary>
    public static Line Ledger(LedgerEntry entry) => new WrittenLedger(entry.BranchId, entry.Tick, entry.TickId, entry.Sequence, entry.Type,
        new Verbatim(entry.Payload), entry.Source, entry.Confidence, entry.NarrativeTime, entry.RecordedAt, entry.IdempotencyKey);
}
