using MassTransit;
using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.MetaEvents.Proposing;
using Storyteller.MetaEvents.Reviewing;
using Storyteller.ServiceDefaults;

namespace Storyteller.MetaEvents;

/// <summary>What the world might do meanwhile.</summary>
public sealed class MetaEventsModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "meta-events";

    /// <inheritdoc />
    public void AddServices(WebApplicationBuilder builder) => builder.AddAgentKit(Name);

    /// <inheritdoc />
    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddAgent<MetaEventsAgent, ProposeMetaEvents, MetaEventsContext, MetaEventProposals, MetaEventsProposed>(
            Name, AgentNames.MetaEvents,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context, ask.Only),
            (ask, proposals, thought) => new(ask.SessionId, ask.TickId, ask.Revision, proposals, thought));

        bus.AddAgent<EventReviewAgent, ReviewMetaEvents, EventReviewContext, MetaEventReview, MetaEventsReviewed>(
            Name, AgentNames.EventReview,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context, ask.Only),
            (ask, review, thought) => new(ask.SessionId, ask.TickId, ask.Revision, review, thought));
    }

    /// <inheritdoc />
    public void Use(WebApplication app)
    {
    }
}
