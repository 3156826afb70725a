using MassTransit;
using MassTransit.Middleware;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Lets a saga take its step without a transaction of its own: its inbox row, and the messages that it sends, are written with the steps of
/// other sagas.
/// </summary>
internal sealed class GroupedOutbox<TDb>(
    TDb db, IServiceProvider services, OutboxSignal<TDb> signal, Safeguards safeguards, IOptions<BusOptions> bus, TimeProvider clock)
    : IOutboxContextFactory<InGroups<TDb>>
    where TDb : DbContext, IWritesInGroups
{
    public async Task Send<T>(ConsumeContext<T> context, OutboxConsumeOptions options, IPipe<OutboxConsumeContext<T>> next)
        where T : class
    {
        var writer = new OutboxWriter(db, safeguards, bus.Value, clock);
        using var place = Failpoint.WritesOf(Failpoint.ConsumeWrite);
        var step = new GroupedStep(safeguards.Inbox ? Message(context, options) : null, writer);
        context.AddOrUpdatePayload(() => step, _ => step);
        await next.Send(new OutboxConsume<T>(context, options, services, writer, alreadyConsumed: false));
        if (step.Written) signal.Set(writer);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("outbox");

    private InboxRow Message<T>(ConsumeContext<T> context, OutboxConsumeOptions options) where T : class => new()
    {
        MessageId = OutboxConsume.MessageId(context),
        ConsumerId = options.ConsumerId,
        ReceivedAt = clock.GetUtcNow().UtcDateTime,
    };
}

/// <summary>One message on its way through a saga.</summary>
/// <param name="Message">What it is taken in as; null where that is not noted.</param>
/// <param name="Sent">What the step sends.</param>
internal sealed record GroupedStep(InboxRow? Message, OutboxWriter Sent)
{
    /// <summary>Whether anything came of it.</summary>
    public bool Written { get; set; }
}

/// <summary>Stands for the context whose changes are written in groups, where the other outbox stands for it as it is.</summary>
internal sealed class InGroups<TDb>;
