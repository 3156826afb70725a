using MassTransit;
using Microsoft.Extensions.DependencyInjection;

namespace Storyteller.ServiceDefaults.Tests;

public sealed class StoppingTests
{
    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_consumer_that_takes_too_long_is_told_to_end_before_its_host_is_gone(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var work = new Work();
        var host = await here.Start(["--Bus:StopTimeout=00:00:02"], new TestModule("worker")
        {
            Services = builder => builder.Services.AddSingleton(work),
            Consumers = bus => bus.AddServiceConsumer<EndlessConsumer>("worker"),
        });
        await host.Services.GetRequiredService<IBus>().Publish(new Begin(), TestContext.Current.CancellationToken);
        await work.Begun.Task.WaitAsync(TestContext.Current.CancellationToken);

        await here.Stop(host);

        Assert.True(work.Told);
    }

    public sealed record Begin;

    public sealed class Work
    {
        public TaskCompletionSource Begun { get; } = new();

        public volatile bool Told;
    }

    public sealed class EndlessConsumer(Work work) : IConsumer<Begin>
    {
        public Task Consume(ConsumeContext<Begin> context)
        {
            context.CancellationToken.Register(() => work.Told = true);
            work.Begun.TrySetResult();
            return new TaskCompletionSource().Task.WaitAsync(context.CancellationToken);
        }
    }
}
