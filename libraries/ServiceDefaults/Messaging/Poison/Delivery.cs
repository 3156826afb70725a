using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MassTransit;
using MassTransit.RabbitMqTransport;
using RabbitMQ.Client;

namespace Storyteller.ServiceDefaults;

/// <summary>One delivery of a message by RabbitMQ, and what its headers say of its past.</summary>
internal sealed class Delivery
{
    /// <summary>On the copy of a message that is about to be rejected: the message's id and the copy's number.</summary>
    internal const string CopyHeader = "storyteller-copy";

    /// <summary>On a message that came back and was sent anew: it is still one that came back.</summary>
    internal const string CameBackHeader = "storyteller-came-back";

    /// <summary>How often the broker has handed it out before.</summary>
    internal const string CountHeader = "x-delivery-count";

    /// <summary>Which queues rejected it; a message that somebody brought back from <c>dead-letters</c> has it.</summary>
    internal const string DeathHeader = "x-death";

    private readonly IDictionary<string, object?> _headers;

    private Delivery(RabbitMqBasicConsumeContext message, ChannelContext channel, ReceiveContext context)
    {
        (Message, Channel, Context) = (message, channel, context);
        _headers = message.Properties.Headers ?? new Dictionary<string, object?>();
    }

    internal RabbitMqBasicConsumeContext Message { get; }

    internal ChannelContext Channel { get; }

    internal ReceiveContext Context { get; }

    /// <summary>It was handed out before, to somebody who did not finish with it.</summary>
    internal bool CameBack => Context.Redelivered || _headers.ContainsKey(CameBackHeader);

    /// <summary>How often the broker has handed it out before and counted it, innocent or not.</summary>
    internal long Count => _headers.TryGetValue(CountHeader, out var count) ? Convert.ToInt64(count, CultureInfo.InvariantCulture) : 0;

    /// <summary>What it is the copy of, about to be rejected; null for any other message.</summary>
    internal (Guid Id, int Number)? Copy => _headers.ContainsKey(DeathHeader) ? null : Mark;

    /// <summary>Whether the sender gave it an id.</summary>
    internal bool HasId => Guid.TryParse(Message.Properties.MessageId, out _);

    /// <summary>
    /// Under which id it is counted: the sender's, else one by its content. A message that was brought back is another one than it was.
    /// </summary>
    internal Guid Id()
    {
        var id = Guid.TryParse(Message.Properties.MessageId, out var given) ? given : Hash(Context.Body.GetBytes());
        return Mark is { } before ? Hash([.. id.ToByteArray(), .. BitConverter.GetBytes(before.Number)]) : id;
    }

    /// <summary>Null for a message of the in-memory bus.</summary>
    internal static Delivery? Of(ReceiveContext context) =>
        context.TryGetPayload(out RabbitMqBasicConsumeContext? message) && context.TryGetPayload(out ChannelContext? channel)
            ? new Delivery(message, channel, context)
            : null;

    internal static string MarkOf(Guid id, int number) => $"{id:N}.{number.ToString(CultureInfo.InvariantCulture)}";

    private (Guid Id, int Number)? Mark =>
        _headers.TryGetValue(CopyHeader, out var value) && value is byte[] text
        && Encoding.ASCII.GetString(text).Split('.') is [var id, var number]
        && Guid.TryParse(id, out var parsed) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var copy)
            ? (parsed, copy)
            : null;

    private static Guid Hash(ReadOnlySpan<byte> content) => new(SHA256.HashData(content).AsSpan(0, 16), bigEndian: true);
}
