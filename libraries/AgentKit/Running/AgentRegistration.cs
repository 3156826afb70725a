using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;

namespace Storyteller.AgentKit;

/// <summary>The lines with which a service takes agents on.</summary>
public static class AgentRegistration
{
    /// <summary>Adds what all agents of a service share: limits, and the store of what they answered in the service's own schema.</summary>
    public static void AddAgentKit(this WebApplicationBuilder builder, string service)
    {
        builder.AddLimits();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton<AgentAttempts>();
        builder.Services.TryAddSingleton<OneAtATime>();
        builder.AddKeyedStorage<AgentDb>(service);
        builder.Services.AddSuspects(service, services => services.GetRequiredKeyedService<AgentDb>(service));
        var connection = Answers(builder.Configuration, service);
        builder.Services.AddKeyedSingleton(service, (_, _) => NpgsqlDataSource.Create(connection));
        builder.Services.AddKeyedSingleton<IKeptAnswers>(service, (services, _) =>
            ActivatorUtilities.CreateInstance<KeptAnswers>(services, services.GetRequiredKeyedService<NpgsqlDataSource>(service)));
        builder.Services.AddKeyedSingleton(service, (services, _) =>
            ActivatorUtilities.CreateInstance<ExecutionStore>(services, services.GetRequiredKeyedService<IKeptAnswers>(service)));
    }

    /// <summary>Puts one agent on the bus.</summary>
    /// <param name="service">The service that owns it.</param>
    /// <param name="agent">Its name on the bus and in storage.</param>
    /// <param name="ask">The question in a command.</param>
    /// <param name="answer">The event that reports the artifact.</param>
    /// <exception cref="InvalidOperationException">The service has no agent kit, or another agent takes the same command.</exception>
    public static void AddAgent<TAgent, TCommand, TContext, TOutput, TResult>(
        this IBusRegistrationConfigurator bus, string service, string agent,
        Func<TCommand, Question<TContext>> ask, Func<TCommand, TOutput, Thought, TResult> answer)
        where TAgent : class, IAgent<TContext, TOutput>
        where TCommand : class
        where TResult : class
    {
        bus.RequireKit(service, agent);
        bus.RequireFree<AgentContract<TCommand, TContext, TOutput, TResult>>(agent, typeof(TCommand).Name);
        bus.TryAddSingleton<TAgent>();
        bus.AddSingleton(new AgentContract<TCommand, TContext, TOutput, TResult>(service, agent, ask, answer));
        bus.AddServiceConsumer<AgentConsumer<TAgent, TCommand, TContext, TOutput, TResult>, TCommand>(service);
        bus.AddConfigureEndpointsCallback((context, queue, endpoint) =>
        {
            if (queue == Queues.Name<TCommand>(service))
                Limit(endpoint, context.GetRequiredService<IOptions<AgentOptions>>().Value.Concurrency);
        });
    }

    /// <summary>Once in a host, however many services share it, so that a wrong limit is reported once.</summary>
    private static void AddLimits(this WebApplicationBuilder builder)
    {
        if (builder.Services.Any(added => added.ServiceType == typeof(AgentAttempts))) return;
        builder.Services.AddOptions<AgentOptions>().BindConfiguration(AgentOptions.Section).ValidateDataAnnotations().ValidateOnStart();
    }

    /// <summary>One connection to find with and one to keep with; what is lost with a crash of PostgreSQL is thought again.</summary>
    private static string Answers(IConfiguration configuration, string service) =>
        StorageConnection.ForGroups(configuration, service, connections: 2, flushed: false);

    private static void Limit(IReceiveEndpointConfigurator endpoint, int concurrency)
    {
        endpoint.ConcurrentMessageLimit = concurrency;
        // What it cannot begin with yet is left to other processes that answer for the same agent.
        endpoint.PrefetchCount = concurrency;
    }

    private static void RequireKit(this IServiceCollection services, string service, string agent)
    {
        if (!services.Any(added => added.ServiceType == typeof(ExecutionStore) && Equals(added.ServiceKey, service)))
            throw new InvalidOperationException(
                $"{agent} belongs to {service}, which has no agent kit: call builder.AddAgentKit(\"{service}\") in AddServices");
    }

    private static void RequireFree<TContract>(this IServiceCollection services, string agent, string command)
    {
        if (services.Any(added => added.ServiceType == typeof(TContract)))
            throw new InvalidOperationException(
                $"{agent} cannot take {command}: another agent of this host does, and a command has one consumer");
    }
}
