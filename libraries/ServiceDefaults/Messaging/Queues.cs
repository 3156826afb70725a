using MassTransit;

namespace Storyteller.ServiceDefaults;

/// <summary>How queues are named and addressed: <c>{service}-{what it takes, in kebab-case}</c>, so that no two services share one.</summary>
public static class Queues
{
    private const string ConsumerSuffix = "Consumer";

    /// <summary>The queue on which this service takes this command.</summary>
    public static string Name(string service, Type message) => Prefix(service) + Kebab(message.Name);

    /// <summary>The queue on which this service takes this command.</summary>
    public static string Name<TMessage>(string service) => Name(service, typeof(TMessage));

    /// <summary>
    /// Where to send a command so that it reaches that one queue. It names the queue's exchange, because naming the queue would declare it
    /// anew with settings of its own, which RabbitMQ refuses when they differ.
    /// </summary>
    public static Uri Address(string service, Type message) => new("exchange:" + Name(service, message));

    /// <inheritdoc cref="Address(string, Type)"/>
    public static Uri Address<TMessage>(string service) => Address(service, typeof(TMessage));

    internal static string Prefix(string service) => service + "-";

    internal static string OfConsumer(string service, Type consumer) => Prefix(service) + Kebab(Without(ConsumerSuffix, consumer.Name));

    internal static string OfStateMachine(string service, Type machine) => Prefix(service) + Kebab(Without("StateMachine", machine.Name));

    private static string Kebab(string name) => KebabCaseEndpointNameFormatter.Instance.SanitizeName(name);

    private static string Without(string suffix, string name) =>
        name.EndsWith(suffix, StringComparison.Ordinal) && name.Length > suffix.Length ? name[..^suffix.Length] : name;
}
