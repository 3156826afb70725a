using Storyteller.Contracts;

namespace Storyteller.Chaos.Tests.Playing;

/// <summary>One thing that a player said, under one key, and what the player knows of it.</summary>
/// <param name="session">The session that it was said in.</param>
/// <param name="key">The idempotency key that it is sent with, each time.</param>
/// <param name="text">The words.</param>
public sealed class Said(Guid session, string key, string text)
{
    /// <summary>The session that it was said in.</summary>
    public Guid Session => session;

    /// <summary>The key that it is sent with.</summary>
    public string Key => key;

    /// <summary>The words.</summary>
    public string Text => text;

    /// <summary>The tick that it was acknowledged as; null as long as it was not.</summary>
    public CommandAccepted? Receipt { get; internal set; }

    /// <summary>It needed no tick: the game master answered at once.</summary>
    public bool AnsweredAtOnce { get; internal set; }

    /// <summary>When the acknowledgement was read.</summary>
    public DateTimeOffset? AcknowledgedAt { get; internal set; }

    /// <summary>When the player saw that its tick had ended; null as long as they did not.</summary>
    public DateTimeOffset? EndedAt { get; internal set; }
}
