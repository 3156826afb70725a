using System.ComponentModel.DataAnnotations;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Answers;

/// <summary>How long players are waited for; section <c>Player</c>.</summary>
public sealed class PlayerOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Player";

    /// <summary>How long a review waits for the player. Events and fights wait as long as it takes.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "365.00:00:00")]
    public TimeSpan ReviewTimeout { get; set; } = TimeSpan.FromDays(1);

    /// <summary>What decides a review whose player did not: all events, or the harmless ones.</summary>
    [AllowedValues(ReviewMode.AcceptAll, ReviewMode.AcceptHarmless)]
    public ReviewMode AfterTimeout { get; set; } = ReviewMode.AcceptHarmless;
}
