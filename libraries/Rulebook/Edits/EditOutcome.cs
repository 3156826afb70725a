namespace Storyteller.Rulebook;

/// <summary>What comes of an artifact that somebody edited.</summary>
public abstract record EditOutcome
{
    /// <summary>It can stand.</summary>
    /// <param name="Canonical">The artifact, as canonical JSON.</param>
    public sealed record Accepted(string Canonical) : EditOutcome;

    /// <summary>It is not of the artifact's shape.</summary>
    /// <param name="Field">Where, as a JSON path within the artifact; <c>$</c> for the whole.</param>
    /// <param name="Why">What is wrong there.</param>
    public sealed record Malformed(string Field, string Why) : EditOutcome;

    /// <summary>It is of the right shape, and the world does not allow it.</summary>
    /// <param name="Field">Where, as a JSON path within the artifact; <c>$</c> for the whole.</param>
    /// <param name="Why">One sentence for players, without its full stop.</param>
    public sealed record AgainstTheRules(string Field, string Why) : EditOutcome;
}
