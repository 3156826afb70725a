using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.TickLength.Scoring;

/// <summary>Says how hard the intent is, by rules; a DC is judged and not drawn, so it takes no chance.</summary>
public sealed class DifficultyAgent : IAgent<DifficultyContext, Difficulty>
{
    /// <inheritdoc />
    public ValueTask<Difficulty> Think(DifficultyContext context, Chance chance, CancellationToken cancellation) =>
        ValueTask.FromResult(DifficultyRules.Score(context));
}
