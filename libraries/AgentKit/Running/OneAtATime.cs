using System.Collections.Concurrent;

namespace Storyteller.AgentKit;

/// <summary>
/// Lets the deliveries of one question through one after the other, so that the second finds what the first one's agent answered instead of
/// thinking it as well. It knows of one process: between processes the store decides.
/// </summary>
public sealed class OneAtATime
{
    private readonly ConcurrentDictionary<(string Service, ExecutionKey Question), TaskCompletionSource> _inside = new();

    /// <summary>Waits until nobody else is at this question; whoever disposes what is returned lets the next one in.</summary>
    public async Task<IDisposable> Enter(string service, ExecutionKey question, CancellationToken cancellation)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        while (_inside.GetOrAdd((service, question), done) is var first && first != done) await first.Task.WaitAsync(cancellation);
        return new Entered(_inside, (service, question));
    }

    private sealed class Entered(
        ConcurrentDictionary<(string Service, ExecutionKey Question), TaskCompletionSource> inside,
        (string Service, ExecutionKey Question) question)
        : IDisposable
    {
        public void Dispose()
        {
            if (inside.TryRemove(question, out var done)) done.SetResult();
        }
    }
}
