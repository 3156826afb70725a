using MassTransit;
using Microsoft.AspNetCore.Builder;

namespace Storyteller.ServiceDefaults;

/// <summary>One service, as it runs alone in a process or beside others in the embedded host.</summary>
public interface IServiceModule
{
    /// <summary>The service's name in kebab-case: the prefix of its queues, its schema (with underscores), its name in traces.</summary>
    string Name { get; }

    /// <summary>Adds options, storage and whatever else the service needs.</summary>
    void AddServices(WebApplicationBuilder builder);

    /// <summary>Adds its consumers and sagas to the bus.</summary>
    void AddConsumers(IBusRegistrationConfigurator bus);

    /// <summary>Adds its middleware and maps its endpoints.</summary>
    void Use(WebApplication app);
}
