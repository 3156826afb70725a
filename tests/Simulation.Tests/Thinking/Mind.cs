using Storyteller.AgentKit;
using Storyteller.Rulebook;
using Storyteller.Simulation.Tests.Fates;

namespace Storyteller.Simulation.Tests.Thinking;

/// <summary>What befalls an agent at the question that it is at.</summary>
/// <param name="ailment">How it fares.</param>
/// <param name="thought">Told each time that it has thought to the end; gives how often it had before.</param>
/// <param name="isMoody">It thinks otherwise each time.</param>
internal sealed class Mind(Ailment ailment, Func<int> thought, bool isMoody)
{
    private const int Stumbling = 2;

    private int _attempts;

    /// <summary>Lets it think, or throws in its stead.</summary>
    public ValueTask<TOutput> Think<TContext, TOutput>(
        IAgent<TContext, TOutput> agent, TContext context, Chance chance, CancellationToken cancellation)
    {
        _attempts++;
        if (ailment == Ailment.Throws || (ailment == Ailment.Stumbles && _attempts <= Stumbling))
            throw new InvalidOperationException("it lost its thread");
        var before = thought();
        return agent.Think(context, isMoody && before > 0 ? chance.For(before) : chance, cancellation);
    }
}

/// <summary>An agent as it fares in this run.</summary>
internal sealed class Fated<TContext, TOutput>(IAgent<TContext, TOutput> agent, Mind mind) : IAgent<TContext, TOutput>
{
    /// <inheritdoc />
    public IAgent<TContext, TOutput> Rules => new Fated<TContext, TOutput>(agent.Rules, mind);

    /// <inheritdoc />
    public ValueTask<TOutput> Think(TContext context, Chance chance, CancellationToken cancellation) =>
        mind.Think(agent, context, chance, cancellation);
}
