using Microsoft.Extensions.Hosting;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>Forgets what is old, in rounds. One that fails because of the storage is left to the next, and does not end the host.</summary>
internal abstract class Cleaner(TimeSpan interval, TimeProvider clock) : BackgroundService
{
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(interval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(IsTick, TaskScheduler.Default))
        {
            try
            {
                await Clean(stoppingToken);
            }
            // EF Core wraps some failures of a database that is away.
            catch (Exception e) when (e is NpgsqlException || StorageAway.Is(e))
            {
                CouldNotClean(e);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>One round.</summary>
    protected abstract Task Clean(CancellationToken cancellationToken);

    /// <summary>Says that a round failed.</summary>
    protected abstract void CouldNotClean(Exception exception);

    private static bool IsTick(Task<bool> tick) => tick.IsCompletedSuccessfully && tick.Result;
}
