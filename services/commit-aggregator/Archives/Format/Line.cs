using System.Text.Json.Serialization;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Archives.Format;

/// <summary>
/// One line of a session's file after the first, as docs/SESSION-FILE.md shows it. Ids are those of the session that was exported; they
/// only say what belongs together.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(WrittenWorld), "world")]
[JsonDerivedType(typeof(WrittenBranch), "branch")]
[JsonDerivedType(typeof(WrittenTick), "tick")]
[JsonDerivedType(typeof(WrittenArtifact), "artifact")]
[JsonDerivedType(typeof(WrittenTimeline), "timeline")]
[JsonDerivedType(typeof(WrittenSave), "save")]
[JsonDerivedType(typeof(WrittenScene), "scene")]
[JsonDerivedType(typeof(WrittenEcho), "echo")]
[JsonDerivedType(typeof(WrittenLedger), "ledger")]
[JsonDerivedType(typeof(WrittenTranscript), "transcript")]
[JsonDerivedType(typeof(WrittenPlayed), "played")]
[JsonDerivedType(typeof(WrittenEnd), "end")]
internal abstract record Line;

/// <summary>The authored world that the session began with.</summary>
/// <param name="Hash">SHA-256 of the body's bytes, as they stand in the line.</param>
/// <param name="Body">An <see cref="States.AuthoredWorld"/>.</param>
internal sealed record WrittenWorld(string Hash, Verbatim Body) : Line;

/// <summary>A branch, after the one that it goes on from.</summary>
/// <param name="ForkTick">−1 for the first branch, which has no parent.</param>
internal sealed record WrittenBranch(Guid Id, Guid? Parent, int ForkTick, DateTimeOffset CreatedAt) : Line;

/// <summary>A tick that has ended, after the takes that it came from. Its artifacts follow it.</summary>
/// <param name="FirstTake">Absent where it is the first take itself.</param>
/// <param name="Passages">How many passages were read before the last.</param>
/// <param name="Key">The key that the client sent with it.</param>
/// <param name="Reason">Why it came to nothing; absent where it is canon.</param>
/// <param name="WorldHash">The world after it; absent where it came to nothing.</param>
internal sealed record WrittenTick(Guid Id, Guid Branch, int Number, int Revision, Guid? FirstTake, Guid? Replaces, string? RegeneratedFrom,
    bool Edited, string Text, Verbatim Intent, Verbatim Plan, int Passages, string Key, string? Reason, string? WorldHash,
    DateTimeOffset AcceptedAt, DateTimeOffset EndedAt) : Line;

/// <summary>An artifact of the tick before it.</summary>
/// <param name="Parents">Its lineage: each as <c>agent/subject@version</c>.</param>
internal sealed record WrittenArtifact(Guid Tick, string Agent, string Subject, int Version, Origin Origin, IReadOnlyList<string> Parents,
    ulong Seed, Verbatim Input, string? InputHash, Verbatim? Output, Brain? Brain, Verbatim? Cost, DateTimeOffset AskedAt,
    DateTimeOffset? DueAt, DateTimeOffset? AnsweredAt) : Line;

/// <summary>A timeline, after the one that it was begun from.</summary>
/// <param name="From">Absent for the first, and where that one is gone.</param>
internal sealed record WrittenTimeline(Guid Id, string Name, Guid Branch, int Tick, string WorldHash, Guid? From, int FromTick,
    DateTimeOffset CreatedAt) : Line;

/// <summary>A named save.</summary>
/// <param name="Timeline">Absent where that timeline is gone.</param>
internal sealed record WrittenSave(string Name, Guid? Timeline, Guid Branch, int Tick, string WorldHash, DateTimeOffset SavedAt) : Line;

/// <summary>A scene that has ended, and what its steps came to so far.</summary>
/// <param name="Tick">The tick that ended it.</param>
/// <param name="SettledAt">Absent while some of its steps are still to be worked out.</param>
internal sealed record WrittenScene(Guid Id, Guid Tick, int FirstTick, string Place, long BeganClock, long EndedClock, Weather EndedWeather,
    IReadOnlyList<string> Deferred, Verbatim Results, string? Summary, string? FinalHash, DateTimeOffset AskedAt,
    DateTimeOffset? SettledAt) : Line;

/// <summary>That a scene became canon with a tick of a branch.</summary>
internal sealed record WrittenEcho(Guid Scene, Guid Branch, int Tick) : Line;

/// <summary>An entry of the ledger, in the order in which they were written down.</summary>
/// <param name="TickId">Absent for what belongs to no tick.</param>
/// <param name="Entry">What it is: the entry's type.</param>
internal sealed record WrittenLedger(Guid Branch, int Tick, Guid? TickId, int Sequence, string Entry, Verbatim Payload, string Source,
    short Confidence, long NarrativeTime, DateTimeOffset RecordedAt, string? Key) : Line;

/// <summary>What the player read of a tick.</summary>
/// <param name="Body">A <see cref="TranscriptEntry"/>.</param>
internal sealed record WrittenTranscript(Guid Branch, int Tick, Verbatim Body) : Line;

/// <summary>Which timeline is played, and where it is.</summary>
internal sealed record WrittenPlayed(Guid Timeline, Guid Branch, int Tick, string WorldHash) : Line;

/// <summary>The last line.</summary>
/// <param name="Lines">How many lines come before it.</param>
/// <param name="Sha256">Of all bytes before it, line ends included, as lower-case hex.</param>
internal sealed record WrittenEnd(int Lines, string Sha256) : Line;
