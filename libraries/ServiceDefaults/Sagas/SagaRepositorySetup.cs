using MassTransit;
using MassTransit.Configuration;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;

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
}
