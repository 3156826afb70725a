using MassTransit;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;

namespace Storyteller.ServiceDefaults;

/// <summary>Loads and saves sagas with the context of the message's scope, in the outbox's transaction where there is one.</summary>
internal sealed class SagaStore<TDb, TSaga>(TDb db, ISagaConsumeContextFactory<TDb, TSaga> contexts, Safeguards safeguards)
    : ISagaRepositoryContextFactory<TSaga>, IQuerySagaRepositoryContextFactory<TSaga>, ILoadSagaRepositoryContextFactory<TSaga>
    where TDb : DbContext
    where TSaga : class, ISaga
{
    public Task Send<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<TSaga, T>> next) where T : class =>
        InTransaction(context.CancellationToken, () => next.Send(Steps(context)));

    public Task SendQuery<T>(ConsumeContext<T> context, ISagaQuery<TSaga> query, IPipe<SagaRepositoryQueryContext<TSaga, T>> next)
        where T : class =>
        InTransaction(context.CancellationToken, async () =>
        {
            var found = await Locked(query, context.CancellationToken);
            await next.Send(new LoadedSagaRepositoryQueryContext<TSaga, T>(Steps(context), found));
        });

    public Task<T> Execute<T>(Func<QuerySagaRepositoryContext<TSaga>, Task<T>> asyncMethod, CancellationToken cancellationToken = default)
        where T : class =>
        asyncMethod(new SagaReader<TDb, TSaga>(db, cancellationToken));

    public Task<T> Execute<T>(Func<LoadSagaRepositoryContext<TSaga>, Task<T>> asyncMethod, CancellationToken cancellationToken = default)
        where T : class =>
        asyncMethod(new SagaReader<TDb, TSaga>(db, cancellationToken));

    public void Probe(ProbeContext context) => context.Add("persistence", "postgresql");

    private SagaSteps<TDb, TSaga, T> Steps<T>(ConsumeContext<T> context) where T : class => new(db, context, contexts, safeguards);

    private async Task InTransaction(CancellationToken cancellationToken, Func<Task> work)
    {
        if (db.Database.CurrentTransaction is not null)
        {
            await work();
            return;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await work();
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Locked by id in one order, so that two such queries cannot wait for each other; asked again under the lock.</summary>
    private async Task<List<TSaga>> Locked(ISagaQuery<TSaga> query, CancellationToken cancellationToken)
    {
        var matches = query.GetFilter();
        var found = new List<TSaga>();
        var ids = await db.Set<TSaga>().Where(query.FilterExpression).Select(saga => saga.CorrelationId).Order()
            .ToListAsync(cancellationToken);
        foreach (var id in ids)
            if (await SagaSteps.LoadLocked<TSaga>(db, safeguards, id, cancellationToken) is { } saga && matches(saga)) found.Add(saga);
        return found;
    }
}
