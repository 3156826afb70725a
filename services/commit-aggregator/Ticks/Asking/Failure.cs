using MassTransit;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Ticks.Asking;

/// <summary>
/// What the bus reports of a question whose consumer failed for good, as the agent itself would have reported it. It may come several
/// times.
/// </summary>
public static class Failure
{
    /// <summary>About the tick's length.</summary>
    public static AgentFailed Of(Fault<AssessTickLength> m) => Of(m, m.Message.SessionId, m.Message.TickId, m.Message.Revision,
        AgentNames.TickLength, "", m.Message.Only);

    /// <summary>About its difficulty.</summary>
    public static AgentFailed Of(Fault<ScoreDifficulty> m) => Of(m, m.Message.SessionId, m.Message.TickId, m.Message.Revision,
        AgentNames.Difficulty, "", m.Message.Only);

    /// <summary>About what might happen.</summary>
    public static AgentFailed Of(Fault<ProposeMetaEvents> m) => Of(m, m.Message.SessionId, m.Message.TickId, m.Message.Revision,
        AgentNames.MetaEvents, "", m.Message.Only);

    /// <summary>About what of that stands.</summary>
    public static AgentFailed Of(Fault<ReviewMetaEvents> m) => Of(m, m.Message.SessionId, m.Message.TickId, m.Message.Revision,
        AgentNames.EventReview, "", m.Message.Only);

    /// <summary>About the scene.</summary>
    public static AgentFailed Of(Fault<OutlineScene> m) => Of(m, m.Message.SessionId, m.Message.TickId, m.Message.Revision,
        AgentNames.Outline, "", m.Message.Only);

    /// <summary>About what one character does.</summary>
    public static AgentFailed Of(Fault<DecideNpcAction> m) => Of(m, m.Message.SessionId, m.Message.TickId, m.Message.Revision,
        AgentNames.NpcDecision, m.Message.CharacterId, m.Message.Only);

    /// <summary>About how a passage is told.</summary>
    public static AgentFailed Of(Fault<NarrateTick> m) => Of(m, m.Message.SessionId, m.Message.TickId, m.Message.Revision,
        AgentNames.Narrator, m.Message.Passage, m.Message.Only);

    private static AgentFailed Of(Fault fault, Guid session, Guid tick, int revision, string agent, string subject, Brain? only) =>
        new(session, tick, revision, agent, subject,
            $"{agent} could not take its question: {fault.Exceptions?.FirstOrDefault()?.Message ?? "it is not said why"}", only);
}
