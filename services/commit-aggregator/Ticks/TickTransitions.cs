using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.Contracts;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>The verbs that the tick's state machine is written in.</summary>
internal static class TickTransitions
{
    /// <summary>Keeps an answer that is awaited; lets others go.</summary>
    public static EventActivityBinder<TickState, T> Keep<T>(this EventActivityBinder<TickState, T> when, Func<T, Answer> read)
        where T : class =>
        when.ThenAsync(async c =>
        {
            var answer = read(c.Message);
            if (c.Awaits(answer.Revision, answer.Agent, answer.Subject))
                await c.Steps().Keep(c.Saga, answer, c.CancellationToken);
            else TickTelemetry.LetGo(c.Saga, c.Event.Name, answer.Revision);
        });

    /// <summary>Hears an answer of the player that is awaited, and is kept already; lets others go.</summary>
    public static EventActivityBinder<TickState, PlayerAnswered> Hear(this EventActivityBinder<TickState, PlayerAnswered> when) =>
        when.Then(c =>
        {
            if (c.Awaits(c.Message.Revision, Artifact.Player, c.Message.Subject))
                c.Saga.NoLongerAwaits(Artifact.Player, c.Message.Subject);
            else TickTelemetry.LetGo(c.Saga, c.Event.Name, c.Message.Revision);
        });

    /// <summary>Goes on to wherever what stands leads; while somebody is awaited it stays where it is.</summary>
    public static EventActivityBinder<TickState, T> GoOn<T>(this EventActivityBinder<TickState, T> binder) where T : class =>
        binder.ThenAsync(c => c.Steps().GoOn(c.Saga, c.CancellationToken));

    /// <summary>Decides what follows where an agent that is awaited failed for good; lets other failures go.</summary>
    public static EventActivityBinder<TickState, T> Fail<T>(this EventActivityBinder<TickState, T> when, Func<T, AgentFailed> read)
        where T : class =>
        when.ThenAsync(async c =>
        {
            var failed = read(c.Message);
            var awaited = c.Awaits(failed.Revision, failed.Agent, failed.Subject);
            if (!awaited || !await c.Steps().Fail(c.Saga, failed, c.CancellationToken))
                TickTelemetry.LetGo(c.Saga, c.Event.Name, failed.Revision);
        });

    /// <summary>An event that the tick's state has no use for: it is late, or comes again.</summary>
    public static Task LetGo(UnhandledEventContext<TickState> late)
    {
        TickTelemetry.LetGo(late.Saga, late.Event.Name, null);
        return late.Ignore();
    }

    /// <summary>The steps, in the scope and so in the transaction of the message.</summary>
    public static TickSteps Steps<T>(this BehaviorContext<TickState, T> context) where T : class =>
        context.GetPayload<IServiceProvider>().GetRequiredService<TickSteps>();

    private static bool Awaits<T>(this BehaviorContext<TickState, T> context, int revision, string agent, string subject)
        where T : class =>
        context.Saga.Awaits(revision, agent, subject)
            || context.GetPayload<IServiceProvider>().GetService<Safeguards>() is { Saga: false };
}
