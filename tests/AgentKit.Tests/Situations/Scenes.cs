using MassTransit;
using Microsoft.AspNetCore.Builder;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.ServiceDefaults;

namespace Storyteller.AgentKit.Tests;

/// <summary>A service with three agents whose contexts hold everything that contexts hold; their answers are always the same.</summary>
public sealed class Scenes : IServiceModule
{
    public const string Service = "some-scenes";

    public string Name => Service;

    public void AddServices(WebApplicationBuilder builder) => builder.AddAgentKit(Name);

    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddAgent<OutlineAgent, OutlineScene, OutlineContext, Outline, SceneOutlined>(Name, AgentNames.Outline,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context),
            (ask, outline, thought) => new(ask.SessionId, ask.TickId, ask.Revision, outline, thought));
        bus.AddAgent<DeciderAgent, DecideNpcAction, NpcDecisionContext, NpcAction, NpcActionDecided>(Name, AgentNames.NpcDecision,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, ask.CharacterId, ask.Seed, ask.Context),
            (ask, action, thought) => new(ask.SessionId, ask.TickId, ask.Revision, ask.CharacterId, action, thought));
        bus.AddAgent<TellerAgent, NarrateTick, NarratorContext, Narration, TickNarrated>(Name, AgentNames.Narrator,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context),
            (ask, narration, thought) => new(ask.SessionId, ask.TickId, ask.Revision, narration, thought));
    }

    public void Use(WebApplication app)
    {
    }
}

public sealed class OutlineAgent : IAgent<OutlineContext, Outline>
{
    public ValueTask<Outline> Think(OutlineContext context, Chance chance, CancellationToken cancellation) => new(new Outline([], []));
}

public sealed class DeciderAgent : IAgent<NpcDecisionContext, NpcAction>
{
    public ValueTask<NpcAction> Think(NpcDecisionContext context, Chance chance, CancellationToken cancellation) =>
        new(new NpcAction(Deed.Stay, null, null, null, null, "nothing calls", 1));
}

public sealed class TellerAgent : IAgent<NarratorContext, Narration>
{
    public ValueTask<Narration> Think(NarratorContext context, Chance chance, CancellationToken cancellation) =>
        new(new Narration(["You wait."]));
}
