using System.ComponentModel.DataAnnotations;

namespace Storyteller.CommitAggregator.Ticks.Sweeping;

/// <summary>How patient the aggregator is with its agents; section <c>Sweep</c>.</summary>
public sealed class SweepOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Sweep";

    /// <summary>How often unfinished ticks are looked at.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long an answer may be out before the question is asked again. An agent that knows the answer gives it again; where agents are
    /// slow, keep this above what they may take (their deadline times their attempts): a question asked twice may be thought about
    /// twice.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan AskAgainAfter { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often one question is sent to the same brain before its agent counts as failed: a question that takes its agent's process down
    /// each time it is asked is not asked for ever, whatever the bus forgets.
    /// </summary>
    [Range(1, 1000)]
    public int MostAsked { get; set; } = 20;

    /// <summary>
    /// How long a tick may wait for one agent's answer before the agent counts as failed: then its rules are asked, and if they do not
    /// answer either, the tick is compensated. The player's time does not count.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How long it may wait for an agent's rules, once the agent has failed.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "1.00:00:00")]
    public TimeSpan RulesDeadline { get; set; } = TimeSpan.FromMinutes(1);
}
