using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>What an intent would come to.</summary>
public abstract record Planned
{
    private Planned()
    {
    }

    /// <summary>It can be tried, in these steps.</summary>
    public sealed record Possible(Plan Plan) : Planned;

    /// <summary>It cannot be.</summary>
    public sealed record Refused(Refusal Refusal) : Planned;
}

/// <summary>Why an intent cannot be, as things stand.</summary>
/// <param name="Why">A stable reason code: <c>not-here</c>, <c>locked</c>, …</param>
/// <param name="Target">The id it is about; null when the world holds nothing of the kind.</param>
/// <param name="Nearest">The id of the nearest possible thing; null when there is none.</param>
/// <param name="Meant">What was meant, in the player's words or as the world names it.</param>
public sealed record Refusal(string Why, string? Target, string? Nearest, string Meant);
