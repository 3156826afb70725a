using System.ComponentModel.DataAnnotations;

namespace Storyteller.ServiceDefaults;

/// <summary>Where a test has this process die; section <c>Failpoints</c>.</summary>
public sealed class FailpointOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Failpoints";

    /// <summary>A place of <see cref="Failpoint"/> with <c>/before</c> or <c>/after</c>; nothing unless it is set.</summary>
    public string? CrashAt { get; set; }

    /// <summary>Which time it is reached.</summary>
    [Range(1, 1_000_000)]
    public int Hit { get; set; } = 1;
}
