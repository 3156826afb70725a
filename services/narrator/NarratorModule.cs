using MassTransit;
using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.Narrator.Narrating;
using Storyteller.ServiceDefaults;

namespace Storyteller.Narrator;

/// <summary>How the tick is told.</summary>
public sealed class NarratorModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "narrator";

    /// <inheritdoc />
    public void AddServices(WebApplicationBuilder builder) => builder.AddAgentKit(Name);

    /// <inheritdoc />
    public void AddConsumers(IBusRegistrationConfigurator bus) =>
        bus.AddAgent<NarratorAgent, NarrateTick, NarratorContext, Narration, TickNarrated>(Name, AgentNames.Narrator,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, ask.Passage, ask.Seed, ask.Context, ask.Only),
            (ask, narration, thought) => new(ask.SessionId, ask.TickId, ask.Revision, narration, thought, ask.Passage));

    /// <inheritdoc />
    public void Use(WebApplication app)
    {
    }
}
