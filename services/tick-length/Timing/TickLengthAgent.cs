using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Length = Storyteller.Contracts.TickSpan;

namespace Storyteller.TickLength.Timing;

/// <summary>Says how long the tick is, by rules.</summary>
public sealed class TickLengthAgent : IAgent<TickLengthContext, Length>
{
    /// <inheritdoc />
    public ValueTask<Length> Think(TickLengthContext context, Chance chance, CancellationToken cancellation) =>
        ValueTask.FromResult(TickLengthRules.Assess(context, chance));
}
