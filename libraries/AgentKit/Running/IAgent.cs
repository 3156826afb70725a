using Storyteller.Rulebook;

namespace Storyteller.AgentKit;

/// <summary>
/// A pure step of a tick: a context in, an artifact out. The kit does the rest: it consumes the question, runs the agent once, keeps the
/// answer and publishes it.
/// </summary>
/// <typeparam name="TContext">All that the agent may know.</typeparam>
/// <typeparam name="TOutput">The artifact it makes.</typeparam>
public interface IAgent<in TContext, TOutput>
{
    /// <summary>Thinks. The same context and chance give the same answer; nothing else may be read.</summary>
    /// <param name="chance">The agent's own in this tick (and for this character); <c>chance.For(purpose)</c> for each question asked of
    /// it.</param>
    /// <param name="cancellation">Ends when the agent's deadline passes.</param>
    ValueTask<TOutput> Think(TContext context, Chance chance, CancellationToken cancellation);

    /// <summary>
    /// Who thinks when this agent has failed for good: rules that need the context and nothing else. An agent that has no other brain is
    /// that itself.
    /// </summary>
    IAgent<TContext, TOutput> Rules => this;
}
