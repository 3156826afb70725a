using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;

namespace Storyteller.AgentKit.Tests;

/// <summary>A service with one agent, which thinks whatever the test has in mind.</summary>
public sealed class Lengths(Mind mind, string agent = AgentNames.TickLength) : IServiceModule
{
    public const string Service = "lengths";

    public string Name => Service;

    public void AddServices(WebApplicationBuilder builder)
    {
        builder.AddAgentKit(Name);
        builder.Services.AddSingleton(mind);
    }

    public void AddConsumers(IBusRegistrationConfigurator bus) =>
        bus.AddAgent<LengthAgent, AssessTickLength, TickLengthContext, TickSpan, TickLengthAssessed>(Name, agent,
            ask => new(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context, ask.Only),
            (ask, span, thought) => new(ask.SessionId, ask.TickId, ask.Revision, span, thought));

    public void Use(WebApplication app)
    {
    }

    /// <summary>A question about a tick of its own.</summary>
    public static AssessTickLength AQuestion() => new(
        Guid.NewGuid(), Guid.NewGuid(), 1, 7,
        new TickLengthContext(new Intent("wait until the tide turns", Act.Wait), 3600, DayPart.Night, null));

    /// <summary>Where the agent keeps its answer to this.</summary>
    public static ExecutionKey KeyOf(AssessTickLength ask) => new(ask.TickId, AgentNames.TickLength, "", InputHashOf(ask));

    public static string InputHashOf(AssessTickLength ask) =>
        new Question<TickLengthContext>(ask.SessionId, ask.TickId, ask.Revision, "", ask.Seed, ask.Context).InputHash();
}
