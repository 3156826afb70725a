using Storyteller.AgentKit;
using Storyteller.Rulebook;

namespace Storyteller.NoThought;

/// <summary>An agent that has its answer at once.</summary>
/// <param name="answer">The artifact; the context is there only so that it can be a valid one.</param>
public sealed class Unthinking<TContext, TOutput>(Func<TContext, TOutput> answer) : IAgent<TContext, TOutput>
{
    /// <inheritdoc />
    public ValueTask<TOutput> Think(TContext context, Chance chance, CancellationToken cancellation) =>
        ValueTask.FromResult(answer(context));
}
