using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.MetaEvents.Proposing;

/// <summary>Says what the world might do meanwhile, by rules.</summary>
public sealed class MetaEventsAgent : IAgent<MetaEventsContext, MetaEventProposals>
{
    /// <inheritdoc />
    public ValueTask<MetaEventProposals> Think(MetaEventsContext context, Chance chance, CancellationToken cancellation) =>
        ValueTask.FromResult(MetaEventsRules.Propose(context, chance));
}
