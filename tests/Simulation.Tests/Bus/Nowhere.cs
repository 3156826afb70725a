using System.Net.Mime;
using MassTransit;
using MassTransit.Middleware;

namespace Storyteller.Simulation.Tests.Bus;

/// <summary>Where a simulated delivery was received: no transport, which nobody may send to and which nobody looks at.</summary>
internal sealed class Nowhere : BasePipeContext, ReceiveContext
{
    /// <summary>It is the same everywhere.</summary>
    public static readonly Nowhere Instance = new();

    /// <inheritdoc />
    public TimeSpan ElapsedTime => TimeSpan.Zero;

    /// <inheritdoc />
    public Uri InputAddress { get; } = new("loopback://nowhere/");

    /// <inheritdoc />
    public ContentType ContentType { get; } = new("application/json");

    /// <inheritdoc />
    public bool Redelivered => false;

    /// <inheritdoc />
    public Headers TransportHeaders => null!;

    /// <inheritdoc />
    public Task ReceiveCompleted => Task.CompletedTask;

    /// <inheritdoc />
    public bool IsDelivered => false;

    /// <inheritdoc />
    public bool IsFaulted => false;

    /// <inheritdoc />
    public ISendEndpointProvider SendEndpointProvider => null!;

    /// <inheritdoc />
    public IPublishEndpointProvider PublishEndpointProvider => null!;

    /// <inheritdoc />
    public bool PublishFaults => false;

    /// <inheritdoc />
    public MessageBody Body => null!;

    /// <inheritdoc />
    public Task NotifyConsumed<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType) where T : class => Task.CompletedTask;

    /// <inheritdoc />
    public Task NotifyFaulted<T>(ConsumeContext<T> context, TimeSpan duration, string consumerType, Exception exception)
        where T : class => Task.CompletedTask;

    /// <inheritdoc />
    public Task NotifyFaulted(Exception exception) => Task.CompletedTask;

    /// <inheritdoc />
    public void AddReceiveTask(Task task)
    {
        // What is received is over when it returns.
    }
}
