using MassTransit;
using Microsoft.AspNetCore.Builder;
using Storyteller.ServiceDefaults;

namespace Storyteller.NpcDecision;

/// <summary>How the scene is built, and what the others do.</summary>
public sealed class NpcDecisionModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "npc-decision";

    /// <inheritdoc />
    public void AddServices(WebApplicationBuilder builder)
    {
    }

    /// <inheritdoc />
    public void AddConsumers(IBusRegistrationConfigurator bus)
    {
    }

    /// <inheritdoc />
    public void Use(WebApplication app)
    {
    }
}
