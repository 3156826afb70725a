using System.ComponentModel.DataAnnotations;

namespace Storyteller.Gateway.Limits;

/// <summary>How much one user and one address may ask for (section <c>Limits</c>). Load tests set higher numbers here.</summary>
public sealed class LimitsOptions
{
    /// <summary>Commands that one player gets back per second.</summary>
    [Range(1, 1_000_000)]
    public int CommandsPerSecond { get; set; } = 10;

    /// <summary>Commands that one player may send at once after a pause.</summary>
    [Range(1, 1_000_000)]
    public int CommandBurst { get; set; } = 40;

    /// <summary>Requests per minute from one address for a guest token, or without a valid one.</summary>
    [Range(1, 100_000_000)]
    public int PublicPerMinute { get; set; } = 100;

    /// <summary>The longest body that is let in, in bytes.</summary>
    [Range(1, 10_485_760)]
    public int BodyBytes { get; set; } = 10_240;
}
