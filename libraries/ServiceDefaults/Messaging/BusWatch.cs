using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using RabbitMQ.Client;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Ends a process whose bus did not come back with the broker, so that whoever supervises it starts it anew: now and then MassTransit
/// 8.5.12 leaves a queue without its consumer, or a channel that takes nothing, and calls itself healthy. Nothing is lost by it, for all
/// that was acknowledged is in storage. It asks the broker itself, on a connection of its own.
/// </summary>
internal sealed partial class BusWatch(
    Uri broker, WatchedQueues queues, PatientSends sends, IOptions<BusOptions> options, IHostApplicationLifetime host, TimeProvider clock,
    ILogger<BusWatch> log)
    : BackgroundService
{
    /// <summary>What the process ends with: a temporary failure (EX_TEMPFAIL of sysexits.h).</summary>
    internal const int ExitCode = 75;

    private const int Looks = 3;

    private readonly ConnectionFactory _factory = new() { Uri = broker, AutomaticRecoveryEnabled = false };
    private readonly Dictionary<string, int> _without = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource();
        await using var _ = host.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        while (true)
        {
            await Task.Delay(options.Value.WatchInterval, clock, stoppingToken);
            if (await Look(stoppingToken) is not { } stuck) continue;
            Stuck(stuck);
            // On a thread of its own: ending the process waits for the host, which waits for this.
            new Thread(() => Environment.Exit(ExitCode)) { IsBackground = true, Name = nameof(BusWatch) }.Start();
            return;
        }
    }

    /// <summary>What does not come back; null where nothing is wrong, or the broker itself is away.</summary>
    private async Task<string?> Look(CancellationToken cancellation)
    {
        try
        {
            await using var connection = await _factory.CreateConnectionAsync(cancellation);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellation);
            foreach (var queue in queues.All)
            {
                var consumers = (await channel.QueueDeclarePassiveAsync(queue, cancellation)).ConsumerCount;
                _without[queue] = consumers == 0 ? _without.GetValueOrDefault(queue) + 1 : 0;
            }
        }
        catch (Exception away) when (!cancellation.IsCancellationRequested)
        {
            Away(away.Message);
            _without.Clear();
            sends.Forget();
            return null;
        }
        return _without.FirstOrDefault(queue => queue.Value >= Looks).Key is { } lost ? $"nobody consumes {lost}"
            : sends.InVain >= Looks ? "what is sent is not taken" : null;
    }

    [LoggerMessage(LogLevel.Warning, "The broker is there, and {What}: this process ends, to be started anew")]
    private partial void Stuck(string what);

    [LoggerMessage(LogLevel.Debug, "The broker cannot be asked: {Reason}")]
    private partial void Away(string reason);
}

/// <summary>The queues that this process consumes.</summary>
internal sealed class WatchedQueues
{
    private readonly ConcurrentDictionary<string, bool> _queues = new(StringComparer.Ordinal);

    internal IReadOnlyList<string> All => [.. _queues.Keys.Order(StringComparer.Ordinal)];

    internal void Add(string queue) => _queues[queue] = true;
}

/// <summary>Sends with an end to its patience: some failures of a connection make the transport try for ever, and heed no token.</summary>
public sealed class PatientSends(IOptions<BusOptions> options, TimeProvider clock)
{
    private int _inVain;

    /// <summary>How many sends in a row came to nothing because nobody took them in time.</summary>
    internal int InVain => Volatile.Read(ref _inVain);

    /// <summary>Sends, and waits for it as long as <see cref="BusOptions.SendTimeout"/>.</summary>
    /// <exception cref="OperationCanceledException">It was not taken in time; whether it will be is not known.</exception>
    public async Task Send(Task sending)
    {
        try
        {
            await sending.WaitAsync(options.Value.SendTimeout, clock);
            Forget();
        }
        catch (TimeoutException late)
        {
            NotTaken();
            // No fault of the message: it goes back to its queue.
            throw new OperationCanceledException($"the broker did not take a message within {options.Value.SendTimeout}", late);
        }
    }

    /// <summary>One more came to nothing.</summary>
    internal void NotTaken() => Interlocked.Increment(ref _inVain);

    /// <summary>One was taken, or there is nobody who could.</summary>
    internal void Forget() => Volatile.Write(ref _inVain, 0);
}
