using MassTransit;

namespace Storyteller.ServiceDefaults.Tests;

public sealed record Step(Guid CounterId, int Number, bool Fail = false);

public sealed record StepCounted(Guid CounterId, int Number);

public sealed class Counter : SagaStateMachineInstance
{
    public Guid CorrelationId { get; set; }

    public string CurrentState { get; set; } = "";

    public int Steps { get; set; }

    public uint Version { get; set; }
}

/// <summary>Counts every step it is told of, the first of which starts it.</summary>
public sealed class CounterStateMachine : MassTransitStateMachine<Counter>
{
    public CounterStateMachine()
    {
        InstanceState(x => x.CurrentState);
        Event(() => Stepped, e => e.CorrelateById(context => context.Message.CounterId));
        Initially(When(Stepped).Then(Count).Publish(Counted).TransitionTo(Counting));
        During(Counting, When(Stepped).Then(Count).Publish(Counted).Then(FailIfTold));
    }

    public State Counting { get; private set; } = null!;

    public Event<Step> Stepped { get; private set; } = null!;

    private static void Count(BehaviorContext<Counter, Step> context) => context.Saga.Steps++;

    private static StepCounted Counted(BehaviorContext<Counter, Step> context) => new(context.Message.CounterId, context.Message.Number);

    private static void FailIfTold(BehaviorContext<Counter, Step> context)
    {
        if (context.Message.Fail) throw new InvalidOperationException("It was told to");
    }
}

public sealed class StepCountedConsumer(Arrivals arrivals) : IConsumer<StepCounted>
{
    public Task Consume(ConsumeContext<StepCounted> context)
    {
        arrivals.Add(context);
        return Task.CompletedTask;
    }
}

public sealed class FailedStepConsumer(Arrivals arrivals) : IConsumer<Fault<Step>>
{
    public Task Consume(ConsumeContext<Fault<Step>> context)
    {
        arrivals.Add(context);
        return Task.CompletedTask;
    }
}
