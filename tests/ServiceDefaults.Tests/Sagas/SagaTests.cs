using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Storyteller.ServiceDefaults.Tests.Services;

namespace Storyteller.ServiceDefaults.Tests;

public sealed class SagaTests
{
    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_hundred_steps_at_once_are_all_counted_and_all_told(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start([], CountingService());
        var counter = Guid.NewGuid();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(number => host.Publish(new Step(counter, number))));

        var told = await here.Arrivals.Next(100);
        Assert.Equal(Enumerable.Range(0, 100), told.Select(arrival => ((StepCounted)arrival.Message).Number).Order());
        Assert.Equal(100, await host.Ask(db => db.Counters.Where(row => row.CorrelationId == counter).Select(row => row.Steps).SingleAsync()));
        Assert.Empty(await host.OutboxAtRest());
    }

    [Theory, InlineData(Transport.InMemory), InlineData(Transport.RabbitMq)]
    public async Task A_step_that_fails_changes_neither_the_saga_nor_tells_anyone(Transport transport)
    {
        await using var here = await Surroundings.Of(transport);
        var host = await here.Start(["--Bus:RetryMilliseconds:0=1"], CountingService());
        var counter = Guid.NewGuid();
        await host.Publish(new Step(counter, 1));
        await here.Arrivals.Next();

        await host.Publish(new Step(counter, 2, Fail: true));

        Assert.IsAssignableFrom<Fault<Step>>((await here.Arrivals.Next()).Message);
        Assert.Equal(1, await host.Ask(db => db.Counters.Select(row => row.Steps).SingleAsync()));
        Assert.Empty(await host.OutboxAtRest());
    }

    [Fact]
    public async Task A_step_that_is_delivered_five_times_counts_once()
    {
        await using var here = await Surroundings.Of(Transport.RabbitMq);
        var host = await here.Start(["--Bus:PrefetchCount=1"], CountingService());
        var (counter, message) = (Guid.NewGuid(), Guid.NewGuid());

        for (var i = 0; i < 5; i++) await host.Publish(new Step(counter, 1), message);
        await host.Publish(new Step(counter, 2));

        await here.Arrivals.Until<StepCounted>(step => step.Number == 2);
        Assert.Equal(2, await host.Ask(db => db.Counters.Select(row => row.Steps).SingleAsync()));
    }

    [Fact]
    public async Task A_saga_can_be_read_outside_a_message()
    {
        await using var here = await Surroundings.Of(Transport.InMemory);
        var host = await here.Start([], CountingService());
        var counter = Guid.NewGuid();
        await host.Publish(new Step(counter, 1));
        await here.Arrivals.Next();

        await using var scope = host.Services.CreateAsyncScope();
        var found = await scope.ServiceProvider.GetRequiredService<ILoadSagaRepository<Counter>>().Load(counter);

        Assert.Equal(1, found.Steps);
    }

    private static TestModule CountingService() => new("counting")
    {
        Services = builder => builder.AddStorage<NotesDb>("counting"),
        Consumers = bus =>
        {
            bus.AddInboxAndOutbox<NotesDb>("counting");
            bus.AddServiceSaga<CounterStateMachine, Counter>("counting").EfRepository<NotesDb, Counter>();
            bus.AddServiceConsumer<StepCountedConsumer>(Listeners);
            bus.AddServiceConsumer<FailedStepConsumer>(Listeners);
        },
    };
}
