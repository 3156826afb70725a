using System.Data.Common;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Storyteller.ServiceDefaults;

/// <summary>Watches, in a process in which a failpoint is armed, for what is common to all services.</summary>
internal static class Watching
{
    /// <summary>Tells where a request's own transactions are.</summary>
    internal static void WatchRequests(this WebApplication app)
    {
        if (!Failpoint.IsArmed) return;
        app.Use(async (_, next) =>
        {
            using var place = Failpoint.WritesOf(Failpoint.RequestWrite);
            await next();
        });
    }

    /// <summary>Tells when messages are acknowledged.</summary>
    internal static void WatchAcknowledgements(this IBusRegistrationConfigurator bus)
    {
        if (!Failpoint.IsArmed) return;
        bus.AddConsumeObserver<Consumed>();
        bus.AddReceiveObserver<Acknowledged>();
    }
}

/// <summary>The moments before and after a transaction ends.</summary>
internal sealed class WatchedTransactions : DbTransactionInterceptor
{
    internal static readonly WatchedTransactions Instance = new();

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData,
        InterceptionResult result, CancellationToken cancellationToken = default)
    {
        if (Failpoint.OfThisWrite is { } place) Failpoint.Before(place);
        return ValueTask.FromResult(result);
    }

    public override Task TransactionCommittedAsync(
        DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        if (Failpoint.OfThisWrite is { } place) Failpoint.After(place);
        return Task.CompletedTask;
    }
}

/// <summary>The moment before a message that was consumed is acknowledged.</summary>
internal sealed class Consumed : IConsumeObserver
{
    public Task PreConsume<T>(ConsumeContext<T> context) where T : class => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context) where T : class
    {
        Failpoint.Before(Failpoint.Acknowledge);
        return Task.CompletedTask;
    }

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception) where T : class => Task.CompletedTask;
}

/// <summary>The moment after that.</summary>
internal sealed class Acknowledged : IReceiveObserver
{
    public Task PreReceive(ReceiveContext context) => Task.CompletedTask;

    public Task PostReceive(ReceiveContext context)
    {
        Failpoint.After(Failpoint.Acknowledge);
        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    public Task ReceiveFault(ReceiveContext context, Exception exception) => Task.CompletedTask;
}
