using System.Reflection;
using MassTransit;
using MassTransit.Context;
using MassTransit.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Simulation.Tests.Storage;

namespace Storyteller.Simulation.Tests.Bus;

/// <summary>
/// The ticks' own state machine, driven as MassTransit drives it: each message goes through the machine's own correlation, to the row that
/// this finds, and raises its event there. Only the rows come from somewhere else.
/// </summary>
internal static class Saga
{
    private static readonly TickStateMachine Machine = new();

    private static readonly Dictionary<Type, Func<Envelope, IServiceProvider, Task>> Ways = Machine.Correlations
        .ToDictionary(correlation => correlation.DataType, correlation => (Func<Envelope, IServiceProvider, Task>)typeof(Saga)
            .GetMethod(nameof(WayOf), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(correlation.DataType)
            .Invoke(null, [correlation])!);

    /// <summary>Takes a message through the machine, in the transaction of the scope.</summary>
    /// <exception cref="InvalidOperationException">The machine knows no such event.</exception>
    public static Task Take(Envelope envelope, IServiceProvider scope)
    {
        var type = envelope.Message.GetType();
        var known = Ways.TryGetValue(type, out var way) ? way
            : Ways.FirstOrDefault(w => w.Key.IsAssignableFrom(type)).Value;
        return known is null ? throw new InvalidOperationException($"the saga knows no {envelope.Kind}") : known(envelope, scope);
    }

    private static Func<Envelope, IServiceProvider, Task> WayOf<T>(EventCorrelation<TickState, T> correlation) where T : class
    {
        var raise = Pipe.New<SagaConsumeContext<TickState, T>>(pipe =>
            pipe.UseFilter(new StateMachineSagaMessageFilter<TickState, T>(Machine, correlation.Event)));
        var toRow = correlation.FilterFactory(new Rows(), correlation.Policy, raise);
        var correlated = Pipe.New<ConsumeContext<T>>(pipe => pipe.UseFilter(toRow));
        return (envelope, scope) => correlation.MessageFilter.Send(new Delivery<T>(envelope, scope, NobodyPublishes), correlated);
    }

    private static void NobodyPublishes(object message, Guid? id) =>
        throw new InvalidOperationException("the saga's steps send through their store alone");

    /// <summary>Finds rows in the step that takes place in the message's scope.</summary>
    private sealed class Rows : ISagaRepository<TickState>
    {
        public Task Send<T>(ConsumeContext<T> context, ISagaPolicy<TickState, T> policy, IPipe<SagaConsumeContext<TickState, T>> next)
            where T : class
        {
            var step = context.GetPayload<IServiceProvider>().GetRequiredService<Step>();
            return step.TickWith(context.CorrelationId!.Value) is { } tick
                ? policy.Existing(new DefaultSagaConsumeContext<TickState, T>(context, tick), next)
                : policy.Missing(context, next);
        }

        public Task SendQuery<T>(ConsumeContext<T> context, ISagaQuery<TickState> query, ISagaPolicy<TickState, T> policy,
            IPipe<SagaConsumeContext<TickState, T>> next)
            where T : class =>
            throw new NotSupportedException("ticks are found by their id alone");

        public void Probe(ProbeContext context) => context.Add("persistence", "simulated");
    }
}
