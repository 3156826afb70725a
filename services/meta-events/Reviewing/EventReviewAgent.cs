using Storyteller.AgentKit;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.MetaEvents.Reviewing;

/// <summary>Says which candidates stand, by rules; a review is judged and not drawn, so it takes no chance.</summary>
public sealed class EventReviewAgent : IAgent<EventReviewContext, MetaEventReview>
{
    /// <inheritdoc />
    public ValueTask<MetaEventReview> Think(EventReviewContext context, Chance chance, CancellationToken cancellation) =>
        ValueTask.FromResult(EventReviewRules.Review(context));
}
