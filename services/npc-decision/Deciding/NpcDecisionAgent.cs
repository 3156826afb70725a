using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.NpcDecision.Deciding;

/// <summary>Decides what one character does in one tick, from what that character knows.</summary>
public sealed class NpcDecisionAgent : IAgent<NpcDecisionContext, NpcAction>
{
    /// <inheritdoc />
    public ValueTask<NpcAction> Think(NpcDecisionContext context, Chance chance, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(NpcDecisionRules.Decide(context, chance));
    }
}
