using System.Globalization;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Takes;

/// <summary>What an artifact of a tick is made from, and so what stays when another is made anew. Pure.</summary>
public static class Lineages
{
    // The story's order. Within the passages, what is told and what the player answers go by their numbers.
    private const int Assessed = 0, Proposed = 1, Reviewed = 2, Accepted = 3, Passages = 4, Outlined = 5, Decided = 6, Narrated = 7;

    /// <summary>The versions among those that stand which an artifact is made from, each as <c>agent/subject@version</c>, sorted.</summary>
    public static List<string> ParentsOf(string agent, string subject, IReadOnlyList<ArtifactVersion> standing) =>
        [.. standing.Where(other => IsMadeFrom(agent, subject, other.Agent, other.Subject))
            .Select(other => FormattableString.Invariant($"{TickState.AwaitedAs(other.Agent, other.Subject)}@{other.Version}"))
            .Order(StringComparer.Ordinal)];

    /// <summary>Whether an artifact stays where another is regenerated.</summary>
    /// <param name="from">The agent that is asked again, or <see cref="Artifact.Player"/>.</param>
    /// <param name="about">
    /// The subject that is made anew alone; null for all that the agent made, which for the narrator is every passage of the tick.
    /// </param>
    public static bool Stays(string agent, string subject, string from, string? about)
    {
        if (agent == from && (about is null || subject == about)) return false;
        // Prose is made from everything, and nothing is made from it but the prose after it.
        if (from == AgentNames.Narrator) return agent != from || NumberOf(subject) < NumberOf(about ?? "1");
        var (mine, theirs) = (StageOf(agent, subject), StageOf(from, about ?? ""));
        if (mine != theirs) return mine < theirs;
        return mine != Passages || (agent == from && NumberOf(subject) < NumberOf(about ?? ""));
    }

    private static bool IsMadeFrom(string agent, string subject, string other, string otherSubject)
    {
        var (mine, theirs) = (StageOf(agent, subject), StageOf(other, otherSubject));
        // A difficulty shapes what the intent comes to, and not what befalls; prose is read by nobody but the narrator.
        if (other == AgentNames.Difficulty && mine < Passages) return false;
        if (other == AgentNames.Narrator && agent != AgentNames.Narrator) return false;
        return theirs < mine || (theirs == mine && mine == Passages && NumberOf(otherSubject) < NumberOf(subject));
    }

    private static int StageOf(string agent, string subject) => (agent, subject) switch
    {
        (AgentNames.TickLength or AgentNames.Difficulty, _) => Assessed,
        (AgentNames.MetaEvents, _) => Proposed,
        (AgentNames.EventReview, _) => Reviewed,
        (Artifact.Player, Artifact.Review) => Accepted,
        (Artifact.Player, _) => Passages,
        (AgentNames.Narrator, not "") => Passages,
        (AgentNames.Outline, _) => Outlined,
        (AgentNames.NpcDecision, _) => Decided,
        _ => Narrated,
    };

    // The last passage has no number.
    private static int NumberOf(string subject) =>
        int.TryParse(subject, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}
