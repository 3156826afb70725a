using MassTransit;

namespace Storyteller.CommitAggregator.Tests.Situations;

/// <summary>Tells when a message has been dealt with, whatever came of it.</summary>
internal sealed class Consumed : IConsumeObserver
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Guid, TaskCompletionSource> _dealtWith = [];

    public Task Message(Guid id) => Of(id).Task.WaitAsync(Patience);

    public Task PreConsume<T>(ConsumeContext<T> context) where T : class => Task.CompletedTask;

    public Task PostConsume<T>(ConsumeContext<T> context) where T : class => Done(context);

    public Task ConsumeFault<T>(ConsumeContext<T> context, Exception exception) where T : class => Done(context);

    private Task Done(MessageContext context)
    {
        if (context.MessageId is { } id) Of(id).TrySetResult();
        return Task.CompletedTask;
    }

    private TaskCompletionSource Of(Guid id)
    {
        lock (_gate)
        {
            if (!_dealtWith.TryGetValue(id, out var done))
                _dealtWith[id] = done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return done;
        }
    }
}
