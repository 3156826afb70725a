using System.Globalization;
using System.Security.Cryptography;
using MassTransit;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Sets messages of one queue aside in <c>dead-letters</c>, with headers that say why, from where, and what was thrown. In two steps, so
/// that there is one letter for each message even where a process dies in between: a copy with those headers goes to the end of the
/// message's own queue, and the copy is then rejected, which the broker does as one. Of two copies the second is dropped.
/// </summary>
/// <param name="rejects">Whether what this queue rejects goes to <c>dead-letters</c>; otherwise messages are sent there, once or, where a
/// process dies at that very moment, twice.</param>
internal sealed partial class DeadLetters(
    string queue, bool rejects, SuspectStore? suspects, DeadLetterQueue letters, TimeProvider clock, ILogger<DeadLetters> log)
{
    private const string Why = "storyteller-why";
    private const string From = "storyteller-queue";
    private const string At = "storyteller-at";
    private const string Thrown = "storyteller-thrown";
    private const string Stack = "storyteller-stack";

    private const int LongestText = 4000;

    /// <summary>What the broker wrote, and what would lead a copy elsewhere.</summary>
    private static readonly string[] NotCopied =
        [Delivery.DeathHeader, Delivery.CountHeader, "x-first-death-queue", "x-first-death-reason", "x-first-death-exchange", "CC", "BCC"];

    /// <summary>It will not be tried again. Does nothing when it is set aside already.</summary>
    /// <param name="why">The reason, as the rest of a sentence that begins with the message.</param>
    internal async Task SetAside(ReceiveContext context, string why, Exception? thrown = null)
    {
        var fate = Fate.Of(context);
        if (fate.IsSetAside) return;
        var id = context.TransportHeaders.Get<string>(MessageHeaders.MessageId);
        if (Delivery.Of(context) is { } delivery)
        {
            await Send(delivery, why, thrown);
            IsSetAside(id, queue, why, Name(thrown));
        }
        else
        {
            IsDropped(id, queue, why, Name(thrown));
        }
        fate.IsSetAside = true;
    }

    /// <summary>Rejects a copy, unless another copy of the same message was.</summary>
    internal async Task Reject(Delivery copy, Guid id, int number)
    {
        if (copy.Channel is not ConsumerChannel channel) throw new InvalidOperationException($"{queue} has no channel to reject on");
        if (suspects is null || await suspects.SetAside(id, queue, number, copy.Context.CancellationToken))
        {
            // What is rejected when there is no such queue is gone.
            await letters.Declare(copy.Channel.ConnectionContext, copy.Context.CancellationToken);
            channel.RejectInTheEnd(copy.Message.DeliveryTag);
        }
    }

    /// <summary>
    /// Puts a message at the end of its queue, where the broker begins to count anew. Should the process die before it is acknowledged,
    /// it is there twice, which consumers notice.
    /// </summary>
    internal Task SendAnew(Delivery delivery) =>
        Publish(delivery, "", queue, headers => headers[Delivery.CameBackHeader] = true);

    private Task Send(Delivery delivery, string why, Exception? thrown)
    {
        return rejects ? Publish(delivery, "", queue, Explain) : SendAway();

        async Task SendAway()
        {
            await letters.Declare(delivery.Channel.ConnectionContext, delivery.Context.CancellationToken);
            await Publish(delivery, DeadLetterQueue.Name, "", Explain);
        }

        void Explain(Dictionary<string, object?> headers)
        {
            headers.Remove(Delivery.CameBackHeader);
            (headers[Why], headers[From]) = (why, queue);
            headers[At] = clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
            headers[Thrown] = Name(thrown);
            headers[Stack] = thrown?.StackTrace is { } stack ? Shorten(stack) : null;
            // One without an id of its own cannot be told from another one with the same content, so each is a letter of its own.
            headers[Delivery.CopyHeader] = Delivery.MarkOf(
                delivery.HasId ? delivery.Id() : Guid.NewGuid(), RandomNumberGenerator.GetInt32(1, int.MaxValue));
        }
    }

    private static Task Publish(Delivery delivery, string exchange, string key, Action<Dictionary<string, object?>> mark)
    {
        var headers = new Dictionary<string, object?>(delivery.Message.Properties.Headers ?? new Dictionary<string, object?>());
        foreach (var header in NotCopied) headers.Remove(header);
        mark(headers);
        var properties = new BasicProperties(delivery.Message.Properties) { Headers = headers, Persistent = true };
        properties.ClearExpiration();
        properties.ClearUserId();
        return delivery.Channel.BasicPublishAsync(
            exchange, key, mandatory: true, properties, delivery.Context.Body.GetBytes(), awaitAck: true,
            delivery.Context.CancellationToken);
    }

    /// <summary>All that was wrapped in one another: what is outermost often says least.</summary>
    private static string? Name(Exception? thrown)
    {
        var texts = new List<string>();
        for (var e = thrown; e is not null; e = e.InnerException) texts.Add($"{e.GetType()}: {e.Message}");
        return texts is [] ? null : Shorten(string.Join(" <- ", texts));
    }

    private static string Shorten(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} on {Queue} is set aside in dead-letters: it {Why} {Thrown}")]
    private partial void IsSetAside(string? messageId, string queue, string why, string? thrown);

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} on {Queue} is dropped, for this bus has no dead-letters: it {Why} {Thrown}")]
    private partial void IsDropped(string? messageId, string queue, string why, string? thrown);
}
