namespace Storyteller.Chaos.Tests.Checking;

/// <summary>What is wrong.</summary>
public enum Wrong
{
    /// <summary>Something that was acknowledged, or committed, is not where it must be.</summary>
    Lost,

    /// <summary>Something happened twice.</summary>
    Duplicated,

    /// <summary>Anything else that no fault explains.</summary>
    Unexpected,
}

/// <summary>One thing that is wrong.</summary>
/// <param name="Session">The session that it is about; null where it is about none.</param>
public sealed record Finding(Wrong Wrong, Guid? Session, string What);
