using MassTransit;
using Microsoft.AspNetCore.Builder;
using Storyteller.ServiceDefaults;

namespace Storyteller.MetaEvents;

/// <summary>What the world might do meanwhile.</summary>
public sealed class MetaEventsModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "meta-events";

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
