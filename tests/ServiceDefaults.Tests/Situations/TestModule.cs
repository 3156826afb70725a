using MassTransit;
using Microsoft.AspNetCore.Builder;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>A service made for one test.</summary>
public sealed class TestModule(string name) : IServiceModule
{
    public Action<WebApplicationBuilder> Services { get; init; } = _ => { };

    public Action<IBusRegistrationConfigurator> Consumers { get; init; } = _ => { };

    public Action<WebApplication> Endpoints { get; init; } = _ => { };

    public string Name => name;

    public void AddServices(WebApplicationBuilder builder) => Services(builder);

    public void AddConsumers(IBusRegistrationConfigurator bus) => Consumers(bus);

    public void Use(WebApplication app) => Endpoints(app);
}
