using MassTransit;
using Microsoft.AspNetCore.Builder;
using Storyteller.ServiceDefaults;

namespace Storyteller.TickLength;

/// <summary>How long the intent takes, and how hard it is.</summary>
public sealed class TickLengthModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "tick-length";

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
