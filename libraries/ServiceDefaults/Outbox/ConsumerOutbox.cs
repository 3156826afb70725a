using MassTransit;
using MassTransit.Middleware;
using MassTransit.Middleware.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Storyteller.ServiceDefaults;

/// <summary>Runs a consumer or saga in one transaction with its inbox row and the messages that it sends.</summary>
internal sealed class ConsumerOutbox<TDb>(
    TDb db, IServiceProvider services, OutboxSignal<TDb> signal, Safeguards safeguards, IOptions<BusOptions> bus, TimeProvider clock)
    : IOutboxContextFactory<TDb>
    where TDb : DbContext
{
    public async Task Send<T>(ConsumeContext<T> context, OutboxConsumeOptions options, IPipe<OutboxConsumeContext<T>> next)
        where T : class
    {
        var writer = new OutboxWriter(db, safeguards, bus.Value, clock);
        try
        {
            using var place = Failpoint.WritesOf(Failpoint.ConsumeWrite);
            await using var transaction = await db.Database.BeginTransactionAsync(context.CancellationToken);
            var first = await TakeIn(MessageId(context), options.ConsumerId, context.CancellationToken);
            await next.Send(new InTransaction<T>(context, options, services, writer, alreadyConsumed: !first));
            await db.SaveChangesAsync(context.CancellationToken);
            await transaction.CommitAsync(context.CancellationToken);
        }
        catch
        {
            // What a failed try has tracked must not be saved by the next one, should it get the same scope.
            db.ChangeTracker.Clear();
            throw;
        }
        if (writer.Wrote) signal.Set(writer.Unsaved);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("outbox");

    private async Task<bool> TakeIn(Guid message, Guid consumer, CancellationToken cancellationToken) =>
        !safeguards.Inbox || await db.Database.ExecuteSqlRawAsync(
            Sql.TakeIn(db), [message, consumer, clock.GetUtcNow().UtcDateTime], cancellationToken) == 1;

    private static Guid MessageId<T>(ConsumeContext<T> context) where T : class =>
        context.Headers.Get<Guid>(MessageHeaders.OriginalMessageId)
        ?? context.MessageId
        ?? throw new MessageException(typeof(T), "It has no MessageId, so a repeat of it could not be recognised");

    private sealed class InTransaction<T>(
        ConsumeContext<T> context, OutboxConsumeOptions options, IServiceProvider services, OutboxWriter writer, bool alreadyConsumed)
        : OutboxConsumeContextProxy<T>(context, options, services)
        where T : class
    {
        public override bool ContinueProcessing { get; set; } = true;

        public override bool IsMessageConsumed => alreadyConsumed;

        // The dispatcher delivers, never the consumer; saying so here ends a repeat early.
        public override bool IsOutboxDelivered => alreadyConsumed;

        public override int ReceiveCount => 1;

        public override long? LastSequenceNumber => null;

        public override Task SetConsumed() => Task.CompletedTask;

        public override Task SetDelivered() => Task.CompletedTask;

        public override Task<List<OutboxMessageContext>> LoadOutboxMessages() => Task.FromResult(new List<OutboxMessageContext>());

        public override Task NotifyOutboxMessageDelivered(OutboxMessageContext message) => Task.CompletedTask;

        public override Task RemoveOutboxMessages() => Task.CompletedTask;

        public override Task AddSend<TMessage>(SendContext<TMessage> message)
        {
            writer.Add(message);
            return Task.CompletedTask;
        }
    }
}
