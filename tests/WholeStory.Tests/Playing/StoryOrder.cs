using Storyteller.Contracts;

namespace Storyteller.WholeStory.Tests.Playing;

/// <summary>
/// In which order the parts of a tick are made, and so which of them stay where one is made anew; as a player would put it, without asking
/// the system under test.
/// </summary>
public static class StoryOrder
{
    private const int Passages = 4;

    /// <summary>Whether an artifact is made anew where an agent is asked again, about everybody and everything.</summary>
    public static bool IsMadeAnew(string agent, string subject, string from)
    {
        if (agent == from) return true;
        // Prose hangs on everything, and nothing hangs on it.
        if (from == AgentNames.Narrator) return false;
        return Place(agent, subject) > Place(from, "");
    }

    private static int Place(string agent, string subject) => agent switch
    {
        AgentNames.TickLength or AgentNames.Difficulty => 0,
        AgentNames.MetaEvents => 1,
        AgentNames.EventReview => 2,
        "player" => subject == "review" ? 3 : Passages,
        AgentNames.Outline => 5,
        AgentNames.NpcDecision => 6,
        // What befell, and each stretch of a fight, is told before the intent has come to anything; the last passage has no number.
        AgentNames.Narrator => subject.Length > 0 ? Passages : 7,
        _ => throw new ArgumentOutOfRangeException(nameof(agent), agent, "nobody of this story"),
    };
}
