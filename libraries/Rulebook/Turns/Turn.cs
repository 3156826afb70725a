using System.Collections.Immutable;
using Storyteller.Contracts;

namespace Storyteller.Rulebook;

/// <summary>
/// All that is known of a tick so far. Everything else about the tick is computed from it, at any step and as often as wanted, so that an
/// edited artifact changes exactly what depends on it.
/// </summary>
/// <param name="Before">The world as the last tick left it.</param>
/// <param name="Number">The tick's place in its timeline, from 1.</param>
/// <param name="Dice">The tick's own chance for what is rolled; the same however often the tick is regenerated.</param>
/// <param name="Storylets">The authored storylets of the world.</param>
/// <param name="Decisions">By character.</param>
public sealed record Turn(World Before, int Number, Chance Dice, Intent Intent, IReadOnlyList<Storylet> Storylets,
    TickSpan? Length = null, Difficulty? Difficulty = null, MetaEventProposals? Proposals = null, MetaEventReview? Review = null,
    Outline? Outline = null, ImmutableSortedDictionary<string, NpcAction>? Decisions = null, Narration? Narration = null);

/// <summary>What a tick comes to, as far as its artifacts say.</summary>
/// <param name="Rolls">The dice in the order they fell: meta events first, then the check.</param>
/// <param name="Outcomes">What befell the player and what came of the intent, in order.</param>
/// <param name="Others">What the other characters did that the player can see or hear, in order; empty before they decided.</param>
/// <param name="Changes">Every change of the world, in order.</param>
/// <param name="After">The world with those changes.</param>
public sealed record Resolution(IReadOnlyList<Roll> Rolls, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Outcome> Others,
    IReadOnlyList<WorldEvent> Changes, World After);
