using MassTransit;
using MassTransit.Context;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;

namespace Storyteller.ServiceDefaults;

/// <summary>What one message may do with a saga.</summary>
internal sealed class SagaSteps<TDb, TSaga, T>(
    TDb db, ConsumeContext<T> context, ISagaConsumeContextFactory<TDb, TSaga> contexts, Safeguards safeguards)
    : ConsumeContextScope<T>(context, db), SagaRepositoryContext<TSaga, T>
    where TDb : DbContext
    where TSaga : class, ISaga
    where T : class
{
    private readonly ConsumeContext<T> _context = context;

    public Task<SagaConsumeContext<TSaga, T>> Add(TSaga instance) => Step(instance, SagaConsumeContextMode.Add);

    public async Task<SagaConsumeContext<TSaga, T>> Insert(TSaga instance)
    {
        var entry = db.Add(instance);
        try
        {
            // EF Core sets a savepoint first, so the transaction outlives a row that is there already.
            await db.SaveChangesAsync(CancellationToken);
        }
        catch (DbUpdateException)
        {
            entry.State = EntityState.Detached;
            return null!;
        }
        return await Step(instance, SagaConsumeContextMode.Insert);
    }

    public async Task<SagaConsumeContext<TSaga, T>> Load(Guid correlationId) =>
        await SagaSteps.LoadLocked<TSaga>(db, safeguards, correlationId, CancellationToken) is { } saga
            ? await Step(saga, SagaConsumeContextMode.Load)
            : null!;

    public Task Save(SagaConsumeContext<TSaga> context)
    {
        db.Add(context.Saga);
        return db.SaveChangesAsync(CancellationToken);
    }

    public Task Update(SagaConsumeContext<TSaga> context) => db.SaveChangesAsync(CancellationToken);

    public Task Delete(SagaConsumeContext<TSaga> context)
    {
        db.Remove(context.Saga);
        return db.SaveChangesAsync(CancellationToken);
    }

    public Task Discard(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

    public Task Undo(SagaConsumeContext<TSaga> context)
    {
        db.Entry(context.Saga).State = EntityState.Unchanged;
        return Task.CompletedTask;
    }

    public Task<SagaConsumeContext<TSaga, TMessage>> CreateSagaConsumeContext<TMessage>(
        ConsumeContext<TMessage> consumeContext, TSaga instance, SagaConsumeContextMode mode)
        where TMessage : class =>
        contexts.CreateSagaConsumeContext(db, consumeContext, instance, mode);

    private Task<SagaConsumeContext<TSaga, T>> Step(TSaga saga, SagaConsumeContextMode mode) =>
        contexts.CreateSagaConsumeContext(db, _context, saga, mode);
}

/// <summary>Loading a saga for a step.</summary>
internal static class SagaSteps
{
    /// <summary>The saga with its row locked until the transaction ends.</summary>
    internal static async Task<TSaga?> LoadLocked<TSaga>(
        DbContext db, Safeguards safeguards, Guid id, CancellationToken cancellationToken)
        where TSaga : class, ISaga
    {
        var type = db.Model.FindEntityType(typeof(TSaga))
            ?? throw new InvalidOperationException($"{db.GetType().Name} does not map the saga {typeof(TSaga).Name}");
        var statement = Sql.ReadSaga(db, type, nameof(ISaga.CorrelationId), locked: safeguards.Saga);
        var rows = await db.Set<TSaga>().FromSqlRaw(statement, id).AsTracking().ToListAsync(cancellationToken);
        return rows.SingleOrDefault();
    }
}
