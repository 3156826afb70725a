using System.Threading.Channels;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;
using Storyteller.Chaos.Tests.Running;
using Storyteller.Rulebook;

namespace Storyteller.Chaos.Tests.Faults;

/// <summary>
/// Stands between the exchange and the queue of every service, and hands each message on three times, the copies of all that is waiting in
/// an order of chance, and some of them much later: when many others have been handed on, and what they are about is long over.
/// </summary>
internal sealed class Between : IAsyncDisposable
{
    private const int Copies = 3, LongestDelay = 400, LatePercent = 40;

    private readonly Lock _gate = new();
    private readonly IConnection _connection;
    private readonly IChannel _intake, _outlet;
    private readonly Chance _chance;
    private readonly List<Copy> _ready = [];
    private readonly PriorityQueue<Copy, int> _late = new();
    private readonly Channel<bool> _bell = Channel.CreateUnbounded<bool>();
    private readonly CancellationTokenSource _stop = new();
    private Task _pump = Task.CompletedTask;
    private int _drawn, _taken, _handed;
    private bool _keepsBack = true;

    private Between(IConnection connection, IChannel intake, IChannel outlet, ulong seed) =>
        (_connection, _intake, _outlet, _chance) = (connection, intake, outlet, new Chance(seed).For("between"));

    /// <summary>How many messages came.</summary>
    public int Taken => Volatile.Read(ref _taken);

    /// <summary>How many copies were handed on.</summary>
    public int Handed => Volatile.Read(ref _handed);

    /// <summary>Steps between; from here on nothing reaches the services' queues in another way.</summary>
    /// <param name="queues">All that there are.</param>
    public static async Task<Between> Start(string broker, IEnumerable<string> queues, ulong seed)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
        var between = new Between(connection, await connection.CreateChannelAsync(), await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true)), seed);
        foreach (var queue in queues.Where(RunningSystem.IsQueue)) await between.Take(queue);
        between._pump = Task.Run(between.Pump);
        return between;
    }

    /// <summary>Hands on what was kept back, and keeps nothing back any more; ends when nothing is left.</summary>
    public async Task Release(CancellationToken stop)
    {
        lock (_gate)
        {
            _keepsBack = false;
            while (_late.TryDequeue(out var copy, out _)) _ready.Add(copy);
        }
        _bell.Writer.TryWrite(true);
        await Until.True(_ => Task.FromResult(IsEmpty()), Timeout.InfiniteTimeSpan, stop);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _connection.DisposeAsync();
        _stop.Dispose();
    }

    private async Task Take(string queue)
    {
        var between = $"between-{queue}";
        await _intake.QueueDeclareAsync(between, durable: false, exclusive: true, autoDelete: true);
        await _intake.QueueBindAsync(between, queue, "");
        await _intake.QueueUnbindAsync(queue, queue, "");
        var consumer = new AsyncEventingBasicConsumer(_intake);
        consumer.ReceivedAsync += (_, message) =>
        {
            Triple(queue, message);
            return Task.CompletedTask;
        };
        await _intake.BasicConsumeAsync(between, autoAck: true, consumer);
    }

    private void Triple(string queue, BasicDeliverEventArgs message)
    {
        var copy = new Copy(queue, new BasicProperties(message.BasicProperties), message.Body.ToArray());
        lock (_gate)
        {
            _taken++;
            // The first is never late, or play would wait for it.
            _ready.Add(copy);
            for (var n = 1; n < Copies; n++)
            {
                var late = _keepsBack && _chance.Percent(LatePercent, _drawn++);
                if (late) _late.Enqueue(copy, _handed + _chance.Roll(LongestDelay, _drawn++));
                else _ready.Add(copy);
            }
        }
        _bell.Writer.TryWrite(true);
    }

    private async Task Pump()
    {
        while (true)
        {
            while (Next() is { } copy)
            {
                await _outlet.BasicPublishAsync("", copy.Queue, mandatory: true, copy.Properties, copy.Body, _stop.Token);
                lock (_gate) _handed++;
            }
            await _bell.Reader.ReadAsync(_stop.Token);
        }
    }

    private Copy? Next()
    {
        lock (_gate)
        {
            while (_late.TryPeek(out _, out var due) && due <= _handed) _ready.Add(_late.Dequeue());
            if (_ready.Count == 0) return null;
            var n = _chance.Below(_ready.Count, _drawn++);
            var copy = _ready[n];
            _ready.RemoveAt(n);
            return copy;
        }
    }

    private bool IsEmpty()
    {
        lock (_gate) return _ready.Count == 0 && _late.Count == 0 && _handed == _taken * Copies;
    }

    private sealed record Copy(string Queue, BasicProperties Properties, ReadOnlyMemory<byte> Body);
}
