using MassTransit;
using MassTransit.Configuration;
using MassTransit.Middleware;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Storyteller.ServiceDefaults;

/// <summary>Keeps sagas in a service's context.</summary>
public static class SagaRepositorySetup
{
    /// <summary>
    /// A message locks the row of its saga until its transaction, which is also the outbox's, ends: steps of one saga follow one another.
    /// </summary>
    public static ISagaRegistrationConfigurator<TSaga> EfRepository<TDb, TSaga>(this ISagaRegistrationConfigurator<TSaga> saga)
        where TDb : DbContext
        where TSaga : class, ISaga
    {
        saga.Repository(repository =>
        {
            repository.RegisterSagaRepository<TSaga, TDb, SagaConsumeContextFactory<TDb, TSaga>, SagaStore<TDb, TSaga>>();
            repository.RegisterQuerySagaRepository<TSaga, SagaStore<TDb, TSaga>>();
            repository.RegisterLoadSagaRepository<TSaga, SagaStore<TDb, TSaga>>();
        });
        return saga;
    }

    /// <summary>
    /// Adds a state machine on a queue of its service. A step of the saga, with what it sends, is written together with the steps of
    /// others that are taken at the same moment; steps of one saga follow one another by its row's version. The service says where its
    /// sagas are at hand: <see cref="ISagasAtHand{TSaga}"/>.
    /// </summary>
    public static void AddGroupedSaga<TStateMachine, TSaga, TDb>(this IBusRegistrationConfigurator bus, string service)
        where TStateMachine : class, SagaStateMachine<TSaga>
        where TSaga : class, SagaStateMachineInstance
        where TDb : DbContext, IWritesInGroups
    {
        bus.AddSingleton(new GroupedQueue(Queues.OfStateMachine(service, typeof(TStateMachine))));
        bus.TryAddScoped<IOutboxContextFactory<InGroups<TDb>>, GroupedOutbox<TDb>>();
        bus.AddServiceSaga<TStateMachine, TSaga>(service).Repository(repository => repository
            .RegisterSagaRepository<TSaga, TDb, SagaConsumeContextFactory<TDb, TSaga>, GroupedSagaStore<TDb, TSaga>>());
    }
}

/// <summary>A queue whose messages are taken in in groups.</summary>
internal sealed record GroupedQueue(string Name);
