using MassTransit;
using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.NpcDecision.Deciding;
using Storyteller.NpcDecision.Outlining;
using Storyteller.ServiceDefaults;

namespace Storyteller.NpcDecision;

/// <summary>How the scene is built, and what the others do.</summary>
public sealed class NpcDecisionModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "npc-decision";

    /// <inheritdoc />
    public void AddServices(WebApplicationBuilder builder) => builder.AddAgentKit(Name);

    /// <inheritdoc />
    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddAgent<OutlineAgent, OutlineScene, OutlineContext, Outline, SceneOutlined>(Name, AgentNames.Outline,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context, ask.Only),
            (ask, outline, thought) => new(ask.SessionId, ask.TickId, ask.Revision, outline, thought));

        bus.AddAgent<NpcDecisionAgent, DecideNpcAction, NpcDecisionContext, NpcAction, NpcActionDecided>(Name, AgentNames.NpcDecision,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, ask.CharacterId, ask.Seed, ask.Context, ask.Only),
            (ask, action, thought) => new(ask.SessionId, ask.TickId, ask.Revision, ask.CharacterId, action, thought));
    }

    /// <inheritdoc />
    public void Use(WebApplication app)
    {
    }
}
