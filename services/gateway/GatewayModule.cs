using MassTransit;
using Microsoft.AspNetCore.Builder;
using Storyteller.ServiceDefaults;

namespace Storyteller.Gateway;

/// <summary>The only door: sign-in, limits, problems, and the way to the services that own HTTP.</summary>
public sealed class GatewayModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "gateway";

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
