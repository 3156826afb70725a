using System.Collections.Immutable;
using Storyteller.CommitAggregator.Scenes;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Replays;

/// <summary>All of a story's past that the next tick depends on, as it was computed and not as it is stored.</summary>
/// <param name="Hash">SHA-256 of the world, lower-case hex.</param>
/// <param name="Rebuilt">The same world, rebuilt from what is stored of its changes.</param>
/// <param name="LastScene">The scene that ended last; null before the first end.</param>
/// <param name="Open">The scenes that have ended and of which nothing has become canon yet, the oldest first.</param>
/// <param name="OnStage">What has happened on stage since the last scene ended, in order.</param>
/// <param name="Told">What was read in the last ticks, the newest first.</param>
internal sealed record Moment(World World, string Hash, Rebuilt Rebuilt, SceneState? LastScene, ImmutableList<SceneState> Open,
    ImmutableList<WorldEvent> OnStage, ImmutableList<TranscriptEntry> Told);

/// <summary>A world that was rebuilt in two ways.</summary>
/// <param name="FromLedger">From the authored world and all of the ledger's changes.</param>
/// <param name="FromCheckpoint">From a checkpoint and the ledger's changes after it.</param>
/// <param name="Checkpoint">The tick of that checkpoint.</param>
internal sealed record Rebuilt(World FromLedger, World FromCheckpoint, int Checkpoint);
