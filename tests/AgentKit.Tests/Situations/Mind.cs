using System.Threading.Channels;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.AgentKit.Tests;

/// <summary>
/// What the tick-length agent of a test thinks with, in however many processes. Unless it is told otherwise, each thought is another one:
/// two answers are only equal if one was thought and the other was kept.
/// </summary>
public sealed class Mind
{
    /// <summary>Only a guard: nothing waits this long unless something is broken.</summary>
    internal static readonly TimeSpan TooLong = TimeSpan.FromSeconds(60);

    private readonly Channel<int> _begun = Channel.CreateUnbounded<int>();
    private int _thoughts;
    private int _atOnce;
    private int _mostAtOnce;

    /// <summary>What to think, given how many thoughts there have been, this one included.</summary>
    public Func<int, CancellationToken, Task<TickSpan>> Thinks { get; set; } = (number, _) => Task.FromResult(Thought(number));

    /// <summary>What its rules think where they are others than it is itself; null where it has no other brain.</summary>
    public Func<int, CancellationToken, Task<TickSpan>>? RulesThink { get; set; }

    public int Thoughts => Volatile.Read(ref _thoughts);

    public int MostAtOnce => Volatile.Read(ref _mostAtOnce);

    public static TickSpan Thought(int number) => new(number, $"thought {number} – “it’s so”");

    /// <summary>Returns once another thought has begun.</summary>
    public async Task Begun() => await _begun.Reader.ReadAsync().AsTask().WaitAsync(TooLong, TestContext.Current.CancellationToken);

    internal async Task<TickSpan> Think(CancellationToken cancellation, bool byRules = false)
    {
        var number = Interlocked.Increment(ref _thoughts);
        var atOnce = Interlocked.Increment(ref _atOnce);
        for (var most = MostAtOnce; atOnce > most; most = MostAtOnce) Interlocked.CompareExchange(ref _mostAtOnce, atOnce, most);
        _begun.Writer.TryWrite(number);
        try
        {
            return await (byRules ? RulesThink! : Thinks)(number, cancellation);
        }
        finally
        {
            Interlocked.Decrement(ref _atOnce);
        }
    }
}

public sealed class LengthAgent(Mind mind) : IAgent<TickLengthContext, TickSpan>
{
    public ValueTask<TickSpan> Think(TickLengthContext context, Chance chance, CancellationToken cancellation) =>
        new(mind.Think(cancellation));

    public IAgent<TickLengthContext, TickSpan> Rules => mind.RulesThink is null ? this : new LengthRules(mind);

    private sealed class LengthRules(Mind mind) : IAgent<TickLengthContext, TickSpan>
    {
        public ValueTask<TickSpan> Think(TickLengthContext context, Chance chance, CancellationToken cancellation) =>
            new(mind.Think(cancellation, byRules: true));
    }
}
