using System.Text.Json;
using RabbitMQ.Client;

namespace Storyteller.Chaos.Tests.Checking;

/// <summary>
/// Somebody else who wants to know of every end of a tick: a durable queue of their own, bound before play begins and read when it is over.
/// Whatever dies in between, everything must be in it, at least once, and each announcement under one id.
/// </summary>
public sealed class Listener(string broker)
{
    private const string Queue = "chaos-listener";
    private static readonly string[] Messages = ["TickCommitted", "TickCompensated"];

    /// <summary>Begins to listen.</summary>
    public async Task Begin()
    {
        await using var connection = await Connect();
        await using var channel = await connection.CreateChannelAsync();
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false,
            new Dictionary<string, object?> { ["x-queue-type"] = "quorum" });
        foreach (var exchange in Messages.Select(message => $"Storyteller.Contracts:{message}"))
        {
            // As the services declare it themselves.
            await channel.ExchangeDeclareAsync(exchange, ExchangeType.Fanout, durable: true);
            await channel.QueueBindAsync(Queue, exchange, "");
        }
    }

    /// <summary>Reads what has come so far; it is gone from the queue then.</summary>
    public async Task<IReadOnlyList<Heard>> Read()
    {
        await using var connection = await Connect();
        await using var channel = await connection.CreateChannelAsync();
        var heard = new List<Heard>();
        while (await channel.BasicGetAsync(Queue, autoAck: true) is { } message) heard.Add(Of(message));
        return heard;
    }

    private static Heard Of(BasicGetResult message)
    {
        using var envelope = JsonDocument.Parse(message.Body);
        var said = envelope.RootElement.GetProperty("message");
        return new Heard(envelope.RootElement.GetProperty("messageId").GetGuid(), message.Exchange.Split(':')[^1],
            said.GetProperty("sessionId").GetGuid(), said.GetProperty("tickId").GetGuid());
    }

    private async Task<IConnection> Connect() => await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync();
}

/// <summary>An announcement as it arrived.</summary>
/// <param name="MessageId">The id that it was sent under.</param>
/// <param name="Message">The message's type.</param>
public sealed record Heard(Guid MessageId, string Message, Guid Session, Guid Tick);
