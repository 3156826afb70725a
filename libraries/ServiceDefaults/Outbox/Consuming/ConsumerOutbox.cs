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
            var first = await TakeIn(OutboxConsume.MessageId(context), options.ConsumerId, context.CancellationToken);
            await next.Send(new OutboxConsume<T>(context, options, services, writer, alreadyConsumed: !first));
            await db.SaveChangesAsync(context.CancellationToken);
            await transaction.CommitAsync(context.CancellationToken);
        }
        catch
        {
            // What a failed try has tracked must not be saved by the next one, should it get the same scope.
            db.ChangeTracker.Clear();
            throw;
        }
        signal.Set(writer);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("outbox");

    private async Task<bool> TakeIn(Guid message, Guid consumer, CancellationToken cancellationToken) =>
        !safeguards.Inbox || await db.Database.ExecuteSqlRawAsync(
            Sql.TakeIn(db), [message, consumer, clock.GetUtcNow().UtcDateTime], cancellationToken) == 1;
}
