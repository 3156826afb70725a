using System.ComponentModel.DataAnnotations;

namespace Storyteller.CommitAggregator.Sessions.Presence;

/// <summary>How long sessions stay warm whose players are away; section <c>Presence</c>.</summary>
public sealed class PresenceOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Presence";

    /// <summary>What is wrong where <see cref="IsSound"/> is not.</summary>
    public const string Unsound = "Presence:Interval must not be longer than a fifth of Presence:Grace";

    private static readonly TimeSpan MostSparing = TimeSpan.FromMinutes(1);

    /// <summary>For how long at least a session stays warm after its player was last there.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "365.00:00:00")]
    public TimeSpan Grace { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often it is written down who is there, and looked whose grace is over.</summary>
    [Range(typeof(TimeSpan), "00:00:00.002", "00:01:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// By how much the time that is stored of a session may lag behind, so that it is seldom written: a fifth of the grace, but no more
    /// than a minute. A session is suspended that much after its grace, so that it is never suspended before.
    /// </summary>
    public TimeSpan Sparing => Grace / 5 < MostSparing ? Grace / 5 : MostSparing;

    /// <summary>Whether who is there is written down before anybody could take them for gone.</summary>
    public bool IsSound => Interval <= Grace / 5;
}
