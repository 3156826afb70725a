using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks.Asking;

/// <summary>What any agent reports, whatever its event is called.</summary>
/// <param name="Output">The artifact, as canonical JSON.</param>
public sealed record Answer(int Revision, string Agent, string Subject, string Output, Thought Thought)
{
    /// <summary>How long the tick is.</summary>
    public static Answer Of(TickLengthAssessed m) => new(m.Revision, AgentNames.TickLength, "", Canonical.Write(m.Artifact), m.Thought);

    /// <summary>How hard it is.</summary>
    public static Answer Of(DifficultyScored m) => new(m.Revision, AgentNames.Difficulty, "", Canonical.Write(m.Artifact), m.Thought);

    /// <summary>What might happen.</summary>
    public static Answer Of(MetaEventsProposed m) => new(m.Revision, AgentNames.MetaEvents, "", Canonical.Write(m.Artifact), m.Thought);

    /// <summary>What of that stands.</summary>
    public static Answer Of(MetaEventsReviewed m) => new(m.Revision, AgentNames.EventReview, "", Canonical.Write(m.Artifact), m.Thought);

    /// <summary>How the scene is built.</summary>
    public static Answer Of(SceneOutlined m) => new(m.Revision, AgentNames.Outline, "", Canonical.Write(m.Artifact), m.Thought);

    /// <summary>What one character does.</summary>
    public static Answer Of(NpcActionDecided m) =>
        new(m.Revision, AgentNames.NpcDecision, m.CharacterId, Canonical.Write(m.Artifact), m.Thought);

    /// <summary>How it is told.</summary>
    public static Answer Of(TickNarrated m) => new(m.Revision, AgentNames.Narrator, m.Passage, Canonical.Write(m.Artifact), m.Thought);
}
