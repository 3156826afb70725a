namespace Storyteller.CommitAggregator.Replays;

/// <summary>What came of going through a session once more.</summary>
/// <param name="Counts">How much was compared.</param>
/// <param name="WorldHash">SHA-256 of the world where the session is now, as it was computed; null where nothing led there.</param>
/// <param name="Differences">What is stored otherwise than it was computed, in the order in which it was found.</param>
public sealed record ReplayReport(ReplayCounts Counts, string? WorldHash, IReadOnlyList<Difference> Differences);

/// <summary>How much was compared.</summary>
/// <param name="Ticks">Ticks that are canon, each take of each of them on its own branch.</param>
/// <param name="Artifacts">Artifacts whose questions were worked out anew.</param>
/// <param name="Rethought">Artifacts of those that were thought anew as well.</param>
/// <param name="AsRecorded">Artifacts of those that were taken as they were recorded: a model's, a person's, a setting's.</param>
/// <param name="Scenes">Scenes that were settled anew.</param>
/// <param name="Checkpoints">Checkpoints from which the worlds after them were rebuilt.</param>
/// <param name="Attempts">Ticks that came to nothing.</param>
/// <param name="UnderWay">Ticks that have not ended, and were left out.</param>
public sealed record ReplayCounts(int Branches, int Ticks, int Artifacts, int Rethought, int AsRecorded, int Scenes, int Checkpoints,
    int Attempts, int UnderWay);

/// <summary>A tick that was gone through.</summary>
/// <param name="WorldHash">SHA-256 of the world after it, as it was computed; lower-case hex.</param>
public sealed record ReplayedTick(Guid BranchId, int Tick, int Revision, string WorldHash);

/// <summary>One thing that is stored otherwise than it was computed.</summary>
/// <param name="BranchId">The branch that it is on; the first one for what belongs to the whole session.</param>
/// <param name="Tick">The tick's number; 0 for the beginning.</param>
/// <param name="What">What it is: <c>narrator/1 output</c>, <c>transcript</c>, <c>checkpoint</c>, …</param>
/// <param name="Expected">What was computed there, as text.</param>
/// <param name="Found">What is stored there, as text.</param>
/// <param name="Pointer">Where in it they differ first, as a JSON pointer (RFC 6901); null where it is no JSON.</param>
public sealed record Difference(Guid BranchId, int Tick, string What, string Expected, string Found, string? Pointer)
{
    private const int Longest = 120;

    /// <summary>All of it in one line; what is long is cut.</summary>
    public override string ToString() =>
        $"{BranchId} {Tick} {What}{(Pointer is null ? "" : $" at \"{Pointer}\"")}: expected {Short(Expected)}, found {Short(Found)}";

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= Longest ? line : $"{line[..Longest]}… ({line.Length} characters)";
    }
}
