using MassTransit;

namespace Storyteller.CommitAggregator.Tests.Situations;

/// <summary>Tells when a message has been dealt with, whatever came of it.</summary>
internal sealed class Consumed : IConsumeObserver
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<(Guid Id, int Time), TaskCompletionSource> _dealtWith = [];
    private readonly Dictionary<Guid, int> _times = [];

    /// <summary>Until a message has been dealt with so many times.</summary>
    public Task Message(Guid id, int times = 1)
    {
        lock (_gate) return Of(id, times).Task.WaitAsync(Patience);
    }

    public Task PreConsume<T>(ConsumeContext<T> context) where T : class => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context) where T : class => Done(context);

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception) where T : class => Done(context);

    private Task Done(MessageContext context)
    {
        if (context.MessageId is not { } id) return Task.CompletedTask;
        lock (_gate)
        {
            _times[id] = _times.GetValueOrDefault(id) + 1;
            Of(id, _times[id]).TrySetResult();
        }

        return Task.CompletedTask;
    }

    private TaskCompletionSource Of(Guid id, int time)
    {
        if (!_dealtWith.TryGetValue((id, time), out var done))
            _dealtWith[(id, time)] = done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return done;
    }
}
