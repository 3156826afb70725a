using System.ComponentModel.DataAnnotations;

namespace Storyteller.AgentKit;

/// <summary>Limits that every agent keeps; section <c>Agents</c>.</summary>
public sealed class AgentOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Agents";

    /// <summary>How long one attempt may think, 10 ms to 10 minutes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan Deadline { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How often an agent may try before the saga is told that it failed, 1 to 10.</summary>
    [Range(1, 10)]
    public int Attempts { get; set; } = 3;

    /// <summary>How many questions one agent works on at once in one process, 1 to 1,000.</summary>
    [Range(1, 1000)]
    public int Concurrency { get; set; } = 32;
}
