namespace Storyteller.CommitAggregator.Ticks.Sweeping;

/// <summary>One look at the unfinished ticks: what it takes for forgotten, and what it no longer waits for. Pure.</summary>
/// <param name="Began">When the process began that looks.</param>
/// <param name="Now">When it looks.</param>
/// <param name="AskedBefore">What was asked before then, and is not answered, is forgotten.</param>
public readonly record struct SweepRound(DateTimeOffset Began, DateTimeOffset Now, DateTimeOffset AskedBefore)
{
    /// <summary>The first look of a process. What is accepted from now on was asked by this process or one like it, and is given its
    /// time.</summary>
    public static SweepRound AtStart(DateTimeOffset now) => new(now, now, now);

    /// <summary>The look after this one.</summary>
    public SweepRound Next(DateTimeOffset now, SweepOptions options) => new(Began, now, now - options.AskAgainAfter);

    /// <summary>
    /// Whether waiting for an answer has ended. However long the stop was, what was open is asked again before its deadline counts: should
    /// asking fail at the start, it still has to be asked.
    /// </summary>
    public bool IsOver(Artifact artifact) => artifact.AskedAt >= Began && artifact.DueAt < Now;
}
