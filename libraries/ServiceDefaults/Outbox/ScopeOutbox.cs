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
        : new Rows(bus, db, new OutboxWriter(db, safeguards, options.Value, clock), commit, clients.Value, services);

    private sealed class Rows : ScopedBusContext, OutboxSendContext
    {
        private readonly IBus _bus;
        private readonly TDb _db;
        private readonly OutboxWriter _writer;
        private readonly ScopeCommit<TDb> _commit;
        private readonly IClientFactory _clients;
        private readonly IServiceProvider _services;

        public Rows(
            IBus bus, TDb db, OutboxWriter writer, ScopeCommit<TDb> commit, IClientFactory clients, IServiceProvider services)
        {
            (_bus, _db, _writer, _commit, _clients, _services) = (bus, db, writer, commit, clients, services);
            // The context may have been another scope's, which failed.
            commit.Forget(db);
        }

        public ISendEndpointProvider SendEndpointProvider => field ??= new OutboxSendEndpointProvider(this, _bus);

        public IPublishEndpoint PublishEndpoint => field ??= new PublishEndpoint(new OutboxPublishEndpointProvider(this, _bus));

        public IScopedClientFactory ClientFactory =>
            field ??= new ScopedClientFactory(new ClientFactory(new ScopedClientFactoryContext(_clients, _services)), null);

        public Task AddSend<T>(SendContext<T> context) where T : class
        {
            _writer.Add(context);
            _commit.Wrote(_db, _writer);
            return Task.CompletedTask;
        }

        public object? GetService(Type serviceType) => _services.GetService(serviceType);
    }
}
