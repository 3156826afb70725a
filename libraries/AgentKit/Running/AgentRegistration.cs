using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;

namespace Storyteller.AgentKit;

/// <summary>The lines with which a service takes agents on.</summary>
public static class AgentRegistration
{
    /// <summary>Adds what all agents of a service share: limits, and the store of what they answered in the service's own schema.</summary>
    public static void AddAgentKit(this WebApplicationBuilder builder, string service)
    {
        builder.Services.AddOptions<AgentOptions>().BindConfiguration(AgentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<AgentAttempts>();
        builder.AddKeyedStorage<AgentDb>(service);
        builder.Services.AddKeyedScoped(service, (services, _) =>
            new ExecutionStore(services.GetRequiredKeyedService<AgentDb>(service), services.GetRequiredService<TimeProvider>()));
    }

    /// <summary>Puts one agent on the bus.</summary>
    /// <param name="service">The service that owns it.</param>
    /// <param name="agent">Its name on the bus and in storage.</param>
    /// <param name="ask">The question in a command.</param>
    /// <param name="answer">The event that reports the artifact.</param>
    public static void AddAgent<TAgent, TCommand, TContext, TOutput, TResult>(this IBusRegistrationConfigurator bus, string service, string agent,
        Func<TCommand, Question<TContext>> ask, Func<TCommand, TOutput, Thought, TResult> answer)
        where TAgent : class, IAgent<TContext, TOutput>
        where TCommand : class
        where TResult : class
    {
        bus.TryAddSingleton<TAgent>();
        bus.AddSingleton(new AgentContract<TCommand, TContext, TOutput, TResult>(service, agent, ask, answer));
        bus.AddServiceConsumer<AgentConsumer<TAgent, TCommand, TContext, TOutput, TResult>, TCommand>(service);
    }
}
