using RabbitMQ.Client;

namespace Storyteller.Floors.Chain;

/// <summary>One connection to RabbitMQ: durable quorum queues, persistent messages, every one confirmed before it counts as sent.</summary>
internal sealed class Broker : IAsyncDisposable
{
    /// <summary>The queue to which all agents answer.</summary>
    public const string Answers = "floor-chain-answers";

    // How many messages a consumer is given before it has acknowledged the first.
    private const ushort Prefetch = 64;

    private readonly IConnection connection;
    private readonly IChannel publishing;
    private volatile bool ending;

    private Broker(IConnection connection, IChannel publishing) => (this.connection, this.publishing) = (connection, publishing);

    /// <summary>The queue in which the questions of a step wait for its agent.</summary>
    public static string Questions(int step) => $"floor-chain-{Steps.Name(step)}";

    /// <summary>Connects.</summary>
    /// <param name="url">Where RabbitMQ is, as amqp url.</param>
    /// <param name="name">What the connection is called in the broker.</param>
    public static async Task<Broker> Connect(string url, string name)
    {
        // A connection that is lost would lose count of what is confirmed: the run fails, rather than go on with less than it claims.
        var factory = new ConnectionFactory { Uri = new(url), ClientProvidedName = name, AutomaticRecoveryEnabled = false };
        var connection = await factory.CreateConnectionAsync();
        // The limiter that is set by default delays who is within half of it.
        var options = new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null);
        return new(connection, await connection.CreateChannelAsync(options));
    }

    /// <summary>Makes all queues of the chain anew, empty.</summary>
    public async Task Install()
    {
        var arguments = new Dictionary<string, object?> { ["x-queue-type"] = "quorum" };
        foreach (var queue in Queues())
        {
            await publishing.QueueDeleteAsync(queue);
            await publishing.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, arguments);
        }
    }

    /// <summary>Takes all queues of the chain away.</summary>
    public async Task Uninstall()
    {
        foreach (var queue in Queues()) await publishing.QueueDeleteAsync(queue);
    }

    /// <summary>
    /// Sends a message, and returns once the queue has it for good. All go over one channel, which is theirs only while they are written:
    /// so the broker confirms many at once, and four channels did not get more through.
    /// </summary>
    public ValueTask Send(string queue, byte[] body) =>
        publishing.BasicPublishAsync("", queue, mandatory: true, new BasicProperties { Persistent = true }, body);

    /// <summary>
    /// Has every message of a queue handled, as many at once as are prefetched, and acknowledges each after it was handled.
    /// </summary>
    /// <param name="queue">The queue.</param>
    /// <param name="handle">Is given the body, its own to keep.</param>
    /// <param name="broken">Is told if a message could not be handled; it stays in the queue.</param>
    public async Task Consume(string queue, Func<byte[], Task> handle, Action<Exception> broken)
    {
        var channel = await connection.CreateChannelAsync();
        await channel.BasicQosAsync(0, Prefetch, global: false);
        await channel.BasicConsumeAsync(queue, autoAck: false, new Intake(channel, handle, failure =>
        {
            if (!ending) broken(failure);
        }));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        ending = true;
        await connection.DisposeAsync();
    }

    private static IEnumerable<string> Queues() => [Answers, .. Enumerable.Range(1, Steps.Last).Select(Questions)];
}
