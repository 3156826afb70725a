namespace Storyteller.CommitAggregator.Ticks.Sweeping;

/// <summary>What one look at the unfinished ticks takes for forgotten, and what for overdue. Pure.</summary>
/// <param name="AskedBefore">What was asked before then, and is not answered, is asked again.</param>
/// <param name="Overdue">What was due before then is not waited for any longer.</param>
public readonly record struct SweepRound(DateTimeOffset AskedBefore, DateTimeOffset Overdue)
{
    /// <summary>
    /// The first look of a process: what is accepted from now on was asked by this process or one like it, and is given its time. However
    /// long the stop was, what was open is asked again before its deadline counts.
    /// </summary>
    public static SweepRound AtStart(DateTimeOffset now) => new(now, DateTimeOffset.MinValue);

    /// <summary>Every look after that.</summary>
    public static SweepRound Later(DateTimeOffset now, SweepOptions options) => new(now - options.AskAgainAfter, now);
}
