using MassTransit;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>Lets the first sending of a note fail after the broker has it.</summary>
internal sealed class SentTwice : ISendObserver
{
    private readonly TaskCompletionSource _again = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public List<Guid?> Ids { get; } = [];

    public Task Again => _again.Task.WaitAsync(Arrivals.TooLong);

    public Task PreSend<T>(SendContext<T> context) where T : class => Task.CompletedTask;

    public Task PostSend<T>(SendContext<T> context) where T : class
    {
        if (_again.Task.IsCompleted || !context.SupportedMessageTypes.Contains(MessageUrn.ForTypeString<TakeNote>()))
            return Task.CompletedTask;
        Ids.Add(context.MessageId);
        if (Ids.Count == 1) throw new InvalidOperationException("The answer of the broker got lost");
        _again.SetResult();
        return Task.CompletedTask;
    }

    public Task SendFault<T>(SendContext<T> context, Exception exception) where T : class => Task.CompletedTask;
}

/// <summary>Holds one message for ever, heeding no cancellation.</summary>
internal sealed class StuckSending : ISendObserver, IDisposable
{
    private readonly TaskCompletionSource _never = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _retried = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _tries;

    public Guid MessageId { get; } = Guid.NewGuid();

    /// <summary>The message is being tried a second time.</summary>
    public Task Retried => _retried.Task.WaitAsync(Arrivals.TooLong);

    public async Task PreSend<T>(SendContext<T> context) where T : class
    {
        if (context.MessageId != MessageId) return;
        if (++_tries == 2) _retried.SetResult();
        await _never.Task;
    }

    public Task PostSend<T>(SendContext<T> context) where T : class => Task.CompletedTask;

    public Task SendFault<T>(SendContext<T> context, Exception exception) where T : class => Task.CompletedTask;

    public void Dispose() => _never.TrySetCanceled();
}
