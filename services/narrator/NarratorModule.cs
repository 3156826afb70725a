using MassTransit;
using Microsoft.AspNetCore.Builder;
using Storyteller.ServiceDefaults;

namespace Storyteller.Narrator;

/// <summary>How the tick is told.</summary>
public sealed class NarratorModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "narrator";

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
