using MassTransit;
using MassTransit.Clients;
using MassTransit.DependencyInjection;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using MassTransit.Transports;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// What <see cref="IPublishEndpoint"/> and <see cref="ISendEndpointProvider"/> mean in a scope: inside a consumer, the consumer's own
/// context; elsewhere, as in an HTTP endpoint, rows of the scope's context that go out when the caller commits them, and only then.
/// </summary>
internal sealed class ScopeOutbox<TDb>(
    IBus bus,
    TDb db,
    ScopeCommit<TDb> commit,
    Safeguards safeguards,
    IOptions<BusOptions> options,
    TimeProvider clock,
    Bind<IBus, IClientFactory> clients,
    Bind<IBus, IScopedConsumeContextProvider> consuming,
    IServiceProvider services)
    : IScopedBusContextProvider<IBus>
    where TDb : DbContext
{
    public ScopedBusContext Context { get; } = consuming.Value.HasContext
        ? new ConsumeContextScopedBusContext(consuming.Value.GetContext(), clients.Value)
        : new Rows(bus, new OutboxWriter(db, safeguards, options.Value, clock), commit, clients.Value, services);

    private sealed class Rows(
        IBus bus, OutboxWriter writer, ScopeCommit<TDb> commit, IClientFactory clients, IServiceProvider services)
        : ScopedBusContext, OutboxSendContext
    {
        public ISendEndpointProvider SendEndpointProvider => field ??= new OutboxSendEndpointProvider(this, bus);

        public IPublishEndpoint PublishEndpoint => field ??= new PublishEndpoint(new OutboxPublishEndpointProvider(this, bus));

        public IScopedClientFactory ClientFactory =>
            field ??= new ScopedClientFactory(new ClientFactory(new ScopedClientFactoryContext(clients, services)), null);

        public Task AddSend<T>(SendContext<T> context) where T : class
        {
            writer.Add(context);
            commit.Pending = writer;
            return Task.CompletedTask;
        }

        public object? GetService(Type serviceType) => services.GetService(serviceType);
    }
}
