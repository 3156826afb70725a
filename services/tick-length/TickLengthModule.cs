using MassTransit;
using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;
using Storyteller.TickLength.Scoring;
using Storyteller.TickLength.Timing;

namespace Storyteller.TickLength;

/// <summary>How long the intent takes, and how hard it is.</summary>
public sealed class TickLengthModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "tick-length";

    /// <inheritdoc />
    public void AddServices(WebApplicationBuilder builder) => builder.AddAgentKit(Name);

    /// <inheritdoc />
    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
        bus.AddAgent<TickLengthAgent, AssessTickLength, TickLengthContext, TickSpan, TickLengthAssessed>(Name, AgentNames.TickLength,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context, ask.Only),
            (ask, span, thought) => new(ask.SessionId, ask.TickId, ask.Revision, span, thought));

        bus.AddAgent<DifficultyAgent, ScoreDifficulty, DifficultyContext, Difficulty, DifficultyScored>(Name, AgentNames.Difficulty,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context, ask.Only),
            (ask, difficulty, thought) => new(ask.SessionId, ask.TickId, ask.Revision, difficulty, thought));
    }

    /// <inheritdoc />
    public void Use(WebApplication app)
    {
    }
}
