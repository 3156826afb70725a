using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.Narrator.Narrating;

/// <summary>Tells a tick from its outcomes, in the second person and the present tense.</summary>
public sealed class NarratorAgent : IAgent<NarratorContext, Narration>
{
    /// <inheritdoc />
    public ValueTask<Narration> Think(NarratorContext context, Chance chance, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return ValueTask.FromResult(NarratorRules.Tell(context, chance));
    }
}
