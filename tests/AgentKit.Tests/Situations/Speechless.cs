using MassTransit;
using Microsoft.AspNetCore.Builder;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.ServiceDefaults;

namespace Storyteller.AgentKit.Tests;

/// <summary>A service whose agent decides for characters, and never can.</summary>
public sealed class Speechless : IServiceModule
{
    public const string Service = "speechless";

    public string Name => Service;

    public void AddServices(WebApplicationBuilder builder) => builder.AddAgentKit(Name);

    public void AddConsumers(IBusRegistrationConfigurator bus) =>
        bus.AddAgent<SpeechlessAgent, DecideNpcAction, NpcDecisionContext, NpcAction, NpcActionDecided>(Name, AgentNames.NpcDecision,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, ask.CharacterId, ask.Seed, ask.Context),
            (ask, action, thought) => new(ask.SessionId, ask.TickId, ask.Revision, ask.CharacterId, action, thought));

    public void Use(WebApplication app)
    {
    }
}

public sealed class SpeechlessAgent : IAgent<NpcDecisionContext, NpcAction>
{
    public ValueTask<NpcAction> Think(NpcDecisionContext context, Chance chance, CancellationToken cancellation) =>
        throw new NotSupportedException("no words");
}
