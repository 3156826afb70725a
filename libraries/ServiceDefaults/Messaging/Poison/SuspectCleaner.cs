using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Storyteller.ServiceDefaults;

/// <summary>Forgets, in every service of this host, which messages came back long ago.</summary>
internal sealed partial class SuspectCleaner(
    IEnumerable<SuspectStore> stores, IOptions<BusOptions> options, TimeProvider clock, ILogger<SuspectCleaner> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.SuspectCleanInterval, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).AsTask().ContinueWith(IsTick, TaskScheduler.Default))
        {
            try
            {
                foreach (var store in stores) await store.Clean(options.Value.SuspectAge, stoppingToken);
            }
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

    private static bool IsTick(Task<bool> tick) => tick.IsCompletedSuccessfully && tick.Result;

    [LoggerMessage(LogLevel.Warning, "Messages that came back long ago could not be forgotten; the next round will")]
    private partial void CouldNotClean(Exception exception);
}
