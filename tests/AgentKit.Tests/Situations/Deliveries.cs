using System.Threading.Channels;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.Contracts;

namespace Storyteller.AgentKit.Tests;

/// <summary>Tells when a question has come to the consumer, whatever that does with it.</summary>
public sealed class Deliveries : IConsumeObserver
{
    private readonly Channel<Guid?> _deliveries = Channel.CreateUnbounded<Guid?>();

    public static Deliveries To(WebApplication host)
    {
        var deliveries = new Deliveries();
        host.Services.GetRequiredService<IBus>().ConnectConsumeObserver(deliveries);
        return deliveries;
    }

    public async Task Next(int count)
    {
        for (var i = 0; i < count; i++)
            await _deliveries.Reader.ReadAsync().AsTask().WaitAsync(Mind.TooLong, TestContext.Current.CancellationToken);
    }

    public Task PreConsume<T>(ConsumeContext<T> context) where T : class
    {
        if (context.Message is AssessTickLength) _deliveries.Writer.TryWrite(context.MessageId);
        return Task.CompletedTask;
    }

    public Task PostConsume<T>(ConsumeContext<T> context) where T : class => Task.CompletedTask;

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception) where T : class => Task.CompletedTask;
}
