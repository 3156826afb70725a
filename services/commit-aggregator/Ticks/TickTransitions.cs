using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>The verbs that the tick's state machine is written in.</summary>
internal static class TickTransitions
{
    /// <summary>Keeps an awaited answer, and goes on once nothing is awaited any more.</summary>
    public static EventActivityBinder<TickState, T> Keep<T>(this EventActivityBinder<TickState, T> when, Func<T, Answer> read,
        Func<EventActivityBinder<TickState, T>, EventActivityBinder<TickState, T>> then) where T : class =>
        when.If(c => IsAwaited(c.Saga, read(c.Message)), awaited => awaited
            .ThenAsync(c => c.Steps().Keep(c.Saga, read(c.Message), c.CancellationToken))
            .If(c => c.Saga.Awaited.Count == 0, all => then(all)));

    /// <summary>Hears an awaited answer of the player, which is kept already, and goes on.</summary>
    public static EventActivityBinder<TickState, PlayerAnswered> Hear(this EventActivityBinder<TickState, PlayerAnswered> when,
        Func<EventActivityBinder<TickState, PlayerAnswered>, EventActivityBinder<TickState, PlayerAnswered>> then) =>
        when.If(c => c.Saga.Awaits(c.Message.Revision, Artifact.Player, c.Message.Subject), awaited =>
            then(awaited.Then(c => c.Saga.NoLongerAwaits(Artifact.Player, c.Message.Subject))));

    /// <summary>Takes a step of the tick.</summary>
    public static EventActivityBinder<TickState, T> Take<T>(this EventActivityBinder<TickState, T> binder,
        Func<TickSteps, Func<TickState, CancellationToken, Task>> step) where T : class =>
        binder.ThenAsync(c => step(c.Steps())(c.Saga, c.CancellationToken));

    /// <summary>The steps, in the scope and so in the transaction of the message.</summary>
    public static TickSteps Steps<T>(this BehaviorContext<TickState, T> context) where T : class =>
        context.GetPayload<IServiceProvider>().GetRequiredService<TickSteps>();

    private static bool IsAwaited(TickState tick, Answer answer) => tick.Awaits(answer.Revision, answer.Agent, answer.Subject);
}
