using MassTransit;
using Microsoft.AspNetCore.Builder;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator;

/// <summary>Sessions, the ledger, the tick saga, the world, the commit.</summary>
public sealed class CommitAggregatorModule : IServiceModule
{
    /// <inheritdoc />
    public string Name => "commit-aggregator";

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
