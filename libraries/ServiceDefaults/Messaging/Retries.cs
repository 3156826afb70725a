using MassTransit;

namespace Storyteller.ServiceDefaults;

/// <summary>
/// Tries a consumer that threw again: a few times briefly, or, where its storage is away, for as long as
/// <see cref="BusOptions.StoragePatience"/>. A host that stops does not wait: the message goes back to the broker.
/// </summary>
internal sealed class Retries(BusOptions options, TimeProvider clock, CancellationToken stopping) : IRetryPolicy
{
    public RetryPolicyContext<T> CreatePolicyContext<T>(T context) where T : class, PipeContext =>
        new Try<T>(context, new Waits(options, clock), clock, stopping);

    public bool IsHandled(Exception exception) => true;

    public void Probe(ProbeContext context) => context.CreateFilterScope("retries");

    /// <summary>One try, and what there is to wait before it.</summary>
    private sealed class Try<T>(
        T context, Waits waits, TimeProvider clock, CancellationToken stopping, Exception? failure = null, int number = 0,
        TimeSpan wait = default)
        : RetryPolicyContext<T>, RetryContext<T>
        where T : class, PipeContext
    {
        public T Context => context;

        public CancellationToken CancellationToken => context.CancellationToken;

        public Exception Exception => failure!;

        public int RetryAttempt => number;

        public int RetryCount => number - 1;

        /// <summary>None: the waiting is done before the try, where a host that stops can end it and the try does not count.</summary>
        public TimeSpan? Delay => null;

        public Type ContextType => typeof(T);

        public bool CanRetry(Exception exception, out RetryContext<T> retryContext)
        {
            var next = waits.After(exception);
            retryContext = new Try<T>(context, waits, clock, stopping, exception, number + 1, next ?? TimeSpan.Zero);
            return next is not null;
        }

        public async Task PreRetry()
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.CancellationToken);
            await Task.Delay(wait, clock, either.Token);
        }

        public Task RetryFaulted(Exception exception) => Task.CompletedTask;

        public void Cancel()
        {
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Counts the failures of one delivery.</summary>
    private sealed class Waits(BusOptions options, TimeProvider clock)
    {
        private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

        private TimeSpan _next;
        private long? _away;
        private int _thrown;

        /// <summary>How long to wait after this failure; null when it was the last one.</summary>
        public TimeSpan? After(Exception failure)
        {
            if (options.StoragePatience == TimeSpan.Zero || !StorageAway.Is(failure))
            {
                _away = null;
                return _thrown < options.RetryMilliseconds.Length
                    ? TimeSpan.FromMilliseconds(options.RetryMilliseconds[_thrown++])
                    : null;
            }
            _next = _away is null ? TimeSpan.FromMilliseconds(100) : TimeSpan.FromTicks(Math.Min(2 * _next.Ticks, Longest.Ticks));
            _away ??= clock.GetTimestamp();
            return clock.GetElapsedTime(_away.Value) < options.StoragePatience ? _next : null;
        }
    }
}
