using System.Diagnostics;
using System.Threading.Channels;
using MassTransit;

namespace Storyteller.ServiceDefaults.Tests;

public sealed record Arrival(object Message, Guid? MessageId, ActivityTraceId Trace);

/// <summary>What has come to a consumer, in order, to be waited for.</summary>
public sealed class Arrivals
{
    /// <summary>Only a guard: nothing waits this long unless something is broken.</summary>
    internal static readonly TimeSpan TooLong = TimeSpan.FromSeconds(60);

    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>();

    public void Add<T>(ConsumeContext<T> context) where T : class =>
        _arrivals.Writer.TryWrite(new Arrival(context.Message, context.MessageId, Activity.Current?.TraceId ?? default));

    public async Task<Arrival> Next() => await _arrivals.Reader.ReadAsync().AsTask().WaitAsync(TooLong, TestContext.Current.CancellationToken);

    public async Task<List<Arrival>> Next(int count)
    {
        var arrivals = new List<Arrival>();
        while (arrivals.Count < count) arrivals.Add(await Next());
        return arrivals;
    }

    /// <summary>Everything up to the first arrival of this kind that fits.</summary>
    public async Task<List<Arrival>> Until<T>(Func<T, bool>? fits = null)
    {
        var arrivals = new List<Arrival>();
        do arrivals.Add(await Next());
        while (arrivals[^1].Message is not T message || fits?.Invoke(message) == false);
        return arrivals;
    }

    /// <summary>What has come by now and was not yet waited for.</summary>
    public int Waiting => _arrivals.Reader.Count;
}
