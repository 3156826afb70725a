using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.AgentKit;
using Storyteller.AppHost.Embedded;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;

namespace Storyteller.NoThought;

/// <summary>The four agent services, with the shell, the store and the queues of those that are shipped.</summary>
internal static class Modules
{
    /// <summary>Each as it runs in a process of its own.</summary>
    public static IReadOnlyList<IServiceModule> Agents() =>
    [
        new AgentsModule("tick-length", Timing), new AgentsModule("meta-events", Proposing), new AgentsModule("npc-decision", Acting),
        new AgentsModule("narrator", Telling),
    ];

    /// <summary>All services in one process: those that are shipped, with these four in the place of theirs.</summary>
    public static IReadOnlyList<IServiceModule> Embedded()
    {
        var agents = Agents();
        return [.. EmbeddedHost.Modules().Where(module => agents.All(agent => agent.Name != module.Name)), .. agents];
    }

    private static void Timing(IBusRegistrationConfigurator bus, string service)
    {
        bus.AddSingleton(new Unthinking<TickLengthContext, TickSpan>(Answers.Span));
        bus.AddAgent<Unthinking<TickLengthContext, TickSpan>, AssessTickLength, TickLengthContext, TickSpan, TickLengthAssessed>(
            service, AgentNames.TickLength,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context, ask.Only),
            (ask, span, thought) => new(ask.SessionId, ask.TickId, ask.Revision, span, thought));

        bus.AddSingleton(new Unthinking<DifficultyContext, Difficulty>(Answers.Trivial));
        bus.AddAgent<Unthinking<DifficultyContext, Difficulty>, ScoreDifficulty, DifficultyContext, Difficulty, DifficultyScored>(
            service, AgentNames.Difficulty,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context, ask.Only),
            (ask, difficulty, thought) => new(ask.SessionId, ask.TickId, ask.Revision, difficulty, thought));
    }

    private static void Proposing(IBusRegistrationConfigurator bus, string service)
    {
        bus.AddSingleton(new Unthinking<MetaEventsContext, MetaEventProposals>(Answers.Nothing));
        bus.AddAgent<Unthinking<MetaEventsContext, MetaEventProposals>, ProposeMetaEvents, MetaEventsContext, MetaEventProposals,
            MetaEventsProposed>(service, AgentNames.MetaEvents,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context, ask.Only),
            (ask, proposals, thought) => new(ask.SessionId, ask.TickId, ask.Revision, proposals, thought));

        bus.AddSingleton(new Unthinking<EventReviewContext, MetaEventReview>(Answers.Stands));
        bus.AddAgent<Unthinking<EventReviewContext, MetaEventReview>, ReviewMetaEvents, EventReviewContext, MetaEventReview,
            MetaEventsReviewed>(service, AgentNames.EventReview,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context, ask.Only),
            (ask, review, thought) => new(ask.SessionId, ask.TickId, ask.Revision, review, thought));
    }

    private static void Acting(IBusRegistrationConfigurator bus, string service)
    {
        bus.AddSingleton(new Unthinking<OutlineContext, Outline>(Answers.OneBeat));
        bus.AddAgent<Unthinking<OutlineContext, Outline>, OutlineScene, OutlineContext, Outline, SceneOutlined>(
            service, AgentNames.Outline,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context, ask.Only),
            (ask, outline, thought) => new(ask.SessionId, ask.TickId, ask.Revision, outline, thought));

        bus.AddSingleton(new Unthinking<NpcDecisionContext, NpcAction>(Answers.Wait));
        bus.AddAgent<Unthinking<NpcDecisionContext, NpcAction>, DecideNpcAction, NpcDecisionContext, NpcAction, NpcActionDecided>(
            service, AgentNames.NpcDecision,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, ask.CharacterId, ask.Seed, ask.Context, ask.Only),
            (ask, action, thought) => new(ask.SessionId, ask.TickId, ask.Revision, ask.CharacterId, action, thought));
    }

    private static void Telling(IBusRegistrationConfigurator bus, string service)
    {
        bus.AddSingleton(new Unthinking<NarratorContext, Narration>(Answers.Sentence));
        bus.AddAgent<Unthinking<NarratorContext, Narration>, NarrateTick, NarratorContext, Narration, TickNarrated>(
            service, AgentNames.Narrator,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, ask.Passage, ask.Seed, ask.Context, ask.Only),
            (ask, narration, thought) => new(ask.SessionId, ask.TickId, ask.Revision, narration, thought, ask.Passage));
    }

    private sealed class AgentsModule(string name, Action<IBusRegistrationConfigurator, string> add) : IServiceModule
    {
        public string Name => name;

        public void AddServices(WebApplicationBuilder builder) => builder.AddAgentKit(Name);

        public void AddConsumers(IBusRegistrationConfigurator bus) => add(bus, Name);

        public void Use(WebApplication app)
        {
        }
    }
}
