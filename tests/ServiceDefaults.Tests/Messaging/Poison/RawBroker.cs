using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using MassTransit;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>A message as it lies in <c>dead-letters</c>.</summary>
public sealed record Letter(string? Id, byte[] Body, IReadOnlyDictionary<string, object?> Headers)
{
    public string? Why => Text("storyteller-why");

    public string? From => Text("storyteller-queue");

    public string? Thrown => Text("storyteller-thrown");

    private string? Text(string header) =>
        Headers.TryGetValue(header, out var value) && value is byte[] text ? Encoding.UTF8.GetString(text) : null;
}

/// <summary>RabbitMQ as somebody sees it who knows nothing of buses: it takes any bytes.</summary>
public sealed class RawBroker : IAsyncDisposable
{
    private readonly Channel<Letter> _letters = System.Threading.Channels.Channel.CreateUnbounded<Letter>();

    private RawBroker(IConnection connection, IChannel channel) => (Connection, Channel) = (connection, channel);

    public IConnection Connection { get; }

    public IChannel Channel { get; }

    public static async Task<RawBroker> Of(Surroundings here)
    {
        var connection = await new ConnectionFactory { Uri = new Uri(here.Broker!.ConnectionString) }
            .CreateConnectionAsync(TestContext.Current.CancellationToken);
        return new RawBroker(connection, await connection.CreateChannelAsync());
    }

    /// <summary>Puts bytes on a queue, as a message with this id.</summary>
    public ValueTask Put(string queue, byte[] body, Guid? id, IDictionary<string, object?>? headers = null) => Channel.BasicPublishAsync(
        "", queue, mandatory: true,
        new BasicProperties
        {
            MessageId = id?.ToString(), ContentType = "application/vnd.masstransit+json", Persistent = true, Headers = headers,
        },
        body);

    /// <summary>Puts a message on a queue as the bus writes it; its id is the message's own.</summary>
    public ValueTask Send<T>(string queue, T message, Guid id) where T : class => Put(queue, Envelope(message, id), id);

    /// <summary>What the bus would write.</summary>
    public static byte[] Envelope<T>(T message, Guid id) where T : class => JsonSerializer.SerializeToUtf8Bytes(
        new { MessageId = id, MessageType = new[] { MessageUrn.ForTypeString<T>() }, Message = message }, JsonSerializerOptions.Web);

    /// <summary>Has this many messages of a queue handed out, all at once, and gives them back.</summary>
    public async Task HandOutAndBack(string queue, int messages)
    {
        var handed = new List<ulong>();
        while (handed.Count < messages)
            if (await Channel.BasicGetAsync(queue, autoAck: false) is { } message) handed.Add(message.DeliveryTag);
        foreach (var tag in handed) await Channel.BasicNackAsync(tag, multiple: false, requeue: true);
    }

    public async Task<uint> Count(string queue) => (await Channel.QueueDeclarePassiveAsync(queue)).MessageCount;

    /// <summary>Takes letters out as they come, from now on.</summary>
    public async Task TakeLetters()
    {
        var consumer = new AsyncEventingBasicConsumer(Channel);
        consumer.ReceivedAsync += (_, letter) =>
        {
            var headers = letter.BasicProperties.Headers ?? new Dictionary<string, object?>();
            _letters.Writer.TryWrite(new Letter(letter.BasicProperties.MessageId, letter.Body.ToArray(), headers.AsReadOnly()));
            return Task.CompletedTask;
        };
        await Channel.BasicConsumeAsync("dead-letters", autoAck: true, consumer);
    }

    public async Task<Letter> NextLetter(TimeSpan? atMost = null) =>
        await _letters.Reader.ReadAsync().AsTask().WaitAsync(atMost ?? Arrivals.TooLong, TestContext.Current.CancellationToken);

    public async Task<List<Letter>> NextLetters(int count, TimeSpan? atMost = null)
    {
        var letters = new List<Letter>();
        while (letters.Count < count) letters.Add(await NextLetter(atMost));
        return letters;
    }

    public async ValueTask DisposeAsync()
    {
        await Channel.DisposeAsync();
        await Connection.DisposeAsync();
    }
}
