using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision.Outlining;

/// <summary>Builds the scene's outline from what happened; the rules leave nothing in it to chance.</summary>
public sealed class OutlineAgent : IAgent<OutlineContext, Outline>
{
    /// <inheritdoc />
    public ValueTask<Outline> Think(OutlineContext context, Chance chance, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(OutlineRules.Build(context));
    }
}
