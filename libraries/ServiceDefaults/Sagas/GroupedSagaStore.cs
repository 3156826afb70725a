using MassTransit;
using MassTransit.Context;
using MassTransit.Saga;
using Microsoft.EntityFrameworkCore;

namespace Storyteller.ServiceDefaults;

/// <summary>Where the sagas of a service are at hand while they go on, in the scope of one message.</summary>
public interface ISagasAtHand<TSaga> where TSaga : class, ISaga
{
    /// <summary>
    /// The saga as it is stored, tracked by the scope's context, once nobody else in this process is at it; null where there is none.
    /// </summary>
    Task<TSaga?> Take<T>(Guid id, T message, CancellationToken cancellation) where T : class;

    /// <summary>Lets the next message have it.</summary>
    /// <param name="written">Whether it is stored as it is now; else it is read again.</param>
    void Leave(bool written);
}

/// <summary>
/// Lets each step of a saga be written together with the steps of others. Nobody is locked out while a step is worked out: it is written
/// only if the saga, and whatever else it has seen that has a version, is stored as it was.
/// </summary>
internal sealed class GroupedSagaStore<TDb, TSaga>(
    TDb db, ISagasAtHand<TSaga> atHand, GroupedWrites<TDb> writes, ISagaConsumeContextFactory<TDb, TSaga> contexts)
    : ISagaRepositoryContextFactory<TSaga>
    where TDb : DbContext, IWritesInGroups
    where TSaga : class, ISaga
{
    private const int MostTries = 5;

    public async Task Send<T>(ConsumeContext<T> context, IPipe<SagaRepositoryContext<TSaga, T>> next) where T : class
    {
        var step = context.GetPayload<GroupedStep>();
        for (var tries = 1; !await Try(context, step, next, last: tries == MostTries); tries++) step.Sent.Clear();
    }

    /// <summary>Takes the step; false where it saw what was not so any more, and has to be taken again from what is.</summary>
    private async Task<bool> Try<T>(ConsumeContext<T> context, GroupedStep step, IPipe<SagaRepositoryContext<TSaga, T>> next, bool last)
        where T : class
    {
        writes.Begin();
        try
        {
            await next.Send(new Steps<T>(db, context, atHand, contexts));
            step.Written = await writes.Commit(step.Message);
            return true;
        }
        catch (DbUpdateConcurrencyException) when (!last)
        {
            return false;
        }
        finally
        {
            atHand.Leave(step.Written);
        }
    }

    public Task SendQuery<T>(ConsumeContext<T> context, ISagaQuery<TSaga> query, IPipe<SagaRepositoryQueryContext<TSaga, T>> next)
        where T : class => throw new NotSupportedException("a saga whose steps are written in groups is found by its id");

    public void Probe(ProbeContext context) => context.Add("persistence", "postgresql, in groups");

    /// <summary>What one message may do with a saga that is there.</summary>
    private sealed class Steps<T>(
        TDb db, ConsumeContext<T> context, ISagasAtHand<TSaga> atHand, ISagaConsumeContextFactory<TDb, TSaga> contexts)
        : ConsumeContextScope<T>(context, db), SagaRepositoryContext<TSaga, T>
        where T : class
    {
        private readonly ConsumeContext<T> _context = context;

        public async Task<SagaConsumeContext<TSaga, T>> Load(Guid correlationId) =>
            await atHand.Take(correlationId, _context.Message, CancellationToken) is { } saga
                ? await contexts.CreateSagaConsumeContext(db, _context, saga, SagaConsumeContextMode.Load)
                : null!;

        public Task<SagaConsumeContext<TSaga, T>> Add(TSaga instance) => throw BegunElsewhere();

        public Task<SagaConsumeContext<TSaga, T>> Insert(TSaga instance) => throw BegunElsewhere();

        public Task Save(SagaConsumeContext<TSaga> context) => throw BegunElsewhere();

        public Task Delete(SagaConsumeContext<TSaga> context)
        {
            db.Remove(context.Saga);
            return Task.CompletedTask;
        }

        public Task Update(SagaConsumeContext<TSaga> context) => Task.CompletedTask;

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

        private static NotSupportedException BegunElsewhere() =>
            new("a saga whose steps are written in groups begins with a request, not with a message");
    }
}
