using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>Forgets messages that were taken in so long ago that no repeat of them can still arrive, a bounded number at a time.</summary>
internal sealed partial class InboxCleaner<TDb>(
    IServiceScopeFactory scopes, IOptions<OutboxOptions> options, TimeProvider clock, ILogger<InboxCleaner<TDb>> log)
    : BackgroundService
    where TDb : DbContext
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.InboxCleanInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(IsTick, TaskScheduler.Default))
        {
            try
            {
                await Clean(stoppingToken);
            }
            catch (NpgsqlException e)
            {
                CouldNotClean(e, typeof(TDb).Name);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private static bool IsTick(Task<bool> tick) => tick.IsCompletedSuccessfully && tick.Result;

    private async Task Clean(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TDb>();
        var before = (clock.GetUtcNow() - options.Value.InboxAge).UtcDateTime;
        int removed;
        do
        {
            removed = await db.Database.ExecuteSqlRawAsync(
                Sql.CleanInbox(db), [before, options.Value.InboxCleanBatch], cancellationToken);
        }
        while (removed == options.Value.InboxCleanBatch);
    }

    [LoggerMessage(LogLevel.Warning, "The inbox of {Context} could not be cleaned; the next round will")]
    private partial void CouldNotClean(Exception exception, string context);
}
