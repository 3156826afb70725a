using MassTransit;
using MassTransit.Configuration;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Storyteller.ServiceDefaults;

/// <summary>Gives a service its inbox and its outbox.</summary>
public static class OutboxSetup
{
    /// <summary>
    /// Every consumer and saga on this service's queues takes each message in once, and what it sends leaves only if its transaction
    /// commits; the same goes for what is sent in a scope without a consumer. Other services' queues on the same bus are left alone.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// Another context of this host has the outbox already: a scope without a consumer could not tell which one to write to.
    /// </exception>
    public static void AddInboxAndOutbox<TDb>(this IBusRegistrationConfigurator bus, string service) where TDb : DbContext
    {
        ClaimScopes<TDb>(bus);
        bus.AddOptions<OutboxOptions>().BindConfiguration(OutboxOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        bus.TryAddSingleton(TimeProvider.System);
        bus.TryAddSingleton<OutboxSignal<TDb>>();
        bus.TryAddScoped<IOutboxContextFactory<TDb>, ConsumerOutbox<TDb>>();
        bus.AddHostedService<OutboxDispatcher<TDb>>();
        bus.AddHostedService<InboxCleaner<TDb>>();
        bus.AddSuspects(service, services => services.GetRequiredService<TDb>());
        bus.AddConfigureEndpointsCallback((context, queue, endpoint) =>
        {
            if (!queue.StartsWith(Queues.Prefix(service), StringComparison.Ordinal)) return;
            if (context.GetServices<GroupedQueue>().Any(grouped => grouped.Name == queue)) PutBehind<InGroups<TDb>>(endpoint, context);
            else PutBehind<TDb>(endpoint, context);
        });
    }

    private static void ClaimScopes<TDb>(IBusRegistrationConfigurator bus) where TDb : DbContext
    {
        var other = bus.Select(service => service.ImplementationInstance).OfType<ScopesBelongTo>().SingleOrDefault()?.Context;
        if (other == typeof(TDb)) return;
        if (other is not null)
            throw new InvalidOperationException($"{typeof(TDb).Name} cannot have an outbox beside that of {other.Name} in one host");

        bus.AddSingleton(new ScopesBelongTo(typeof(TDb)));
        bus.AddSingleton<ScopeCommit<TDb>>();
        bus.ConfigureDbContext<TDb>((services, options) => options.AddInterceptors(services.GetRequiredService<ScopeCommit<TDb>>()));
        bus.ReplaceScoped<IScopedBusContextProvider<IBus>, ScopeOutbox<TDb>>();
    }

    private static void PutBehind<TContext>(IReceiveEndpointConfigurator endpoint, IRegistrationContext context)
        where TContext : class
    {
        var outbox = new OutboxConsumePipeSpecificationObserver<TContext>(endpoint, context);
        endpoint.ConnectConsumerConfigurationObserver(outbox);
        endpoint.ConnectSagaConfigurationObserver(outbox);
    }

    private sealed record ScopesBelongTo(Type Context);
}
