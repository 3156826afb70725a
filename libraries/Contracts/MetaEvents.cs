namespace Storyteller.Contracts;

// What the meta-events service publishes: what the world might do meanwhile.

/// <summary>The meta-events agent has answered.</summary>
public sealed record MetaEventsProposed(Guid SessionId, Guid TickId, int Revision, MetaEventProposals Artifact, Thought Thought);

/// <summary>The event-review agent has answered.</summary>
public sealed record MetaEventsReviewed(Guid SessionId, Guid TickId, int Revision, MetaEventReview Artifact, Thought Thought);

/// <summary>What might happen in this tick: 0 to 5 candidates.</summary>
public sealed record MetaEventProposals(IReadOnlyList<MetaEvent> Candidates);

/// <summary>One candidate.</summary>
/// <param name="StoryletId">The storylet it comes from.</param>
/// <param name="Text">What the player would read.</param>
/// <param name="Probability">Percent, 1 to 85: the share of such ticks in which it happens.</param>
/// <param name="Because">Why now: the conditions that hold, as a clause.</param>
/// <param name="Stakes">What it could mean.</param>
/// <param name="Kind">The storylet's kind.</param>
/// <param name="Encounter">The fight that it brings, sized for the party; null when none.</param>
public sealed record MetaEvent(string StoryletId, string Text, int Probability, string Because, string Stakes, string Kind,
    Encounter? Encounter = null);

/// <summary>What of the candidates stands, one verdict for each, in their order.</summary>
public sealed record MetaEventReview(IReadOnlyList<MetaEventVerdict> Verdicts);

/// <summary>Whether one candidate stands.</summary>
/// <param name="Because">Why it was dropped (<c>repeated</c>, <c>stacked</c>, <c>impossible</c>, <c>off-tone</c>), or why it
/// stands.</param>
public sealed record MetaEventVerdict(string StoryletId, bool Stands, string Because);
