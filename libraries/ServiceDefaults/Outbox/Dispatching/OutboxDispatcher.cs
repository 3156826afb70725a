using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Takes committed messages to the broker, at least once. Messages that failed travel in a lane of their own, so that none of them holds up
/// those behind it. A batch stays locked while it is sent: should the process die, its rows are free again at once.
/// </summary>
internal sealed partial class OutboxDispatcher<TDb>(
    IServiceScopeFactory scopes,
    IBusControl bus,
    PatientSends sends,
    OutboxSignal<TDb> signal,
    IOptions<OutboxOptions> options,
    TimeProvider clock,
    ILogger<OutboxDispatcher<TDb>> log)
    : BackgroundService
    where TDb : DbContext
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    private readonly OutboxOptions _options = options.Value;
    private readonly OutboxDelivery _delivery = new(bus, sends, clock);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        SendUnsaved(stoppingToken),
        Run(DispatchFresh, stop => signal.Wait(_options.PollInterval, clock, stop), stoppingToken),
        Run(DispatchFailed, stop => Task.Delay(_options.PollInterval, clock, stop), stoppingToken));

    private async Task Run(Func<CancellationToken, Task<int>> dispatch, Func<CancellationToken, Task> rest, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                while (bus.CheckHealth().Status == BusHealthStatus.Unhealthy) await Task.Delay(BetweenLooks, clock, stop);
                while (await dispatch(stop) == _options.BatchSize)
                {
                }
                await rest(stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e)
            {
                // The rows are still there, and without this loop nothing would ever leave: say so and try again.
                CouldNotDispatch(e, typeof(TDb).Name);
                await Task.Delay(_options.PollInterval, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>What is in no row leaves at once, and is not tried again.</summary>
    private async Task SendUnsaved(CancellationToken stop)
    {
        try
        {
            await foreach (var row in signal.Unsaved(stop)) _ = _delivery.Send(row, _options.FirstSendTimeout, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
    }

    private Task<int> DispatchFresh(CancellationToken stop) => Dispatch(
        db => db.Set<OutboxRow>().FromSqlRaw(Sql.ClaimFresh(db), _options.BatchSize), _options.FirstSendTimeout, stop);

    private Task<int> DispatchFailed(CancellationToken stop) => Dispatch(
        db => db.Set<OutboxRow>().FromSqlRaw(Sql.ClaimFailed(db), _options.BatchSize, Now), _options.SendTimeout, stop);

    private async Task<int> Dispatch(Func<TDb, IQueryable<OutboxRow>> claim, TimeSpan timeout, CancellationToken stop)
    {
        using var place = Failpoint.WritesOf(Failpoint.OutboxWrite);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var rows = await claim(db).AsNoTracking().ToListAsync(stop);
        if (rows is []) return 0;

        var sent = await Task.WhenAll(rows.OrderBy(row => row.SequenceNumber).Select(row => _delivery.Send(row, timeout, stop)));
        await Record(db, sent);
        await transaction.CommitAsync(CancellationToken.None);
        return rows.Count;
    }

    /// <summary>Not to be interrupted: what is sent and not struck off is sent again.</summary>
    private async Task Record(TDb db, OutboxDelivery.Result[] results)
    {
        var delivered = results.Where(result => result.Error is null).Select(result => result.Row.SequenceNumber).ToArray();
        await db.Set<OutboxRow>().Where(row => delivered.Contains(row.SequenceNumber)).ExecuteDeleteAsync(CancellationToken.None);
        foreach (var (row, error) in results.Where(result => result.Error is not null))
        {
            var attempts = row.Attempts + 1;
            var next = Now + _options.DelayAfter(attempts);
            CouldNotSend(row.MessageId, row.Destination, attempts, next, error!);
            await db.Set<OutboxRow>().Where(other => other.SequenceNumber == row.SequenceNumber).ExecuteUpdateAsync(
                set => set
                    .SetProperty(x => x.Attempts, attempts)
                    .SetProperty(x => x.NextAttemptAt, next)
                    .SetProperty(x => x.LastError, error),
                CancellationToken.None);
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} to {Destination} could not be sent, try {Attempts}, next one at {Next}: {Error}")]
    private partial void CouldNotSend(Guid messageId, string destination, int attempts, DateTime next, string error);

    [LoggerMessage(LogLevel.Error, "The outbox of {Context} could not be dispatched")]
    private partial void CouldNotDispatch(Exception exception, string context);
}
