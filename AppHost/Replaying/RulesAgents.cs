using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.MetaEvents.Proposing;
using Storyteller.MetaEvents.Reviewing;
using Storyteller.Narrator.Narrating;
using Storyteller.NpcDecision.Deciding;
using Storyteller.NpcDecision.Outlining;
using Storyteller.TickLength.Scoring;
using Storyteller.TickLength.Timing;

namespace Storyteller.AppHost.Replaying;

/// <summary>The seven agents as they think by rules, in this process.</summary>
internal static class RulesAgents
{
    /// <summary>All of them, as their services' modules take them on.</summary>
    public static LocalAgents All() => new LocalAgents()
        .Add(AgentNames.TickLength, new TickLengthAgent())
        .Add(AgentNames.Difficulty, new DifficultyAgent())
        .Add(AgentNames.MetaEvents, new MetaEventsAgent())
        .Add(AgentNames.EventReview, new EventReviewAgent())
        .Add(AgentNames.Outline, new OutlineAgent())
        .Add(AgentNames.NpcDecision, new NpcDecisionAgent())
        .Add(AgentNames.Narrator, new NarratorAgent());
}
