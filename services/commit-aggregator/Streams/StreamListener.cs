using Npgsql;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Streams;

/// <summary>
/// Wakes this instance's streams when the database tells that events of their session were written, on whichever instance that was: the
/// rows themselves tell, in the moment in which they are there to be read.
/// </summary>
public sealed partial class StreamListener(
    LiveSessions live, IConfiguration configuration, TimeProvider clock, ILogger<StreamListener> log)
    : BackgroundService
{
    /// <summary>The channel on which the trigger of <c>stream_events</c> names sessions.</summary>
    public const string Channel = "storyteller_streams";

    private const int KeepAliveSeconds = 10;
    private static readonly TimeSpan BeforeTheNextTry = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Listen(stoppingToken);
            }
            catch (Exception lost) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(lost.Message);
                await Task.Delay(BeforeTheNextTry, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task Listen(CancellationToken cancellation)
    {
        var address = new NpgsqlConnectionStringBuilder(StorageConnection.For(configuration, "commit-aggregator"))
        {
            Pooling = false, KeepAlive = KeepAliveSeconds,
        };
        await using var connection = new NpgsqlConnection(address.ConnectionString);
        connection.Notification += (_, told) => live.Wake(Guid.Parse(told.Payload));
        await connection.OpenAsync(cancellation);
        await using (var listen = new NpgsqlCommand($"LISTEN {Channel}", connection)) await listen.ExecuteNonQueryAsync(cancellation);
        // Nobody has told what happened meanwhile.
        foreach (var session in live.ListenedTo()) live.Wake(session);
        while (true) await connection.WaitAsync(cancellation);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Live streams are not told of what happens, and look by themselves: {Reason}")]
    private partial void LogLost(string reason);
}
