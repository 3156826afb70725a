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
/// <param name="Decided">What the player, or their setting, decided about the candidates that stand; null accepts them all.</param>
/// <param name="Answers">What the player answered to the turn's prompts, in their order.</param>
/// <param name="Told">How the passages before the last one were told, in their order.</param>
public sealed record Turn(World Before, int Number, Chance Dice, Intent Intent, IReadOnlyList<Storylet> Storylets,
    TickSpan? Length = null, Difficulty? Difficulty = null, MetaEventProposals? Proposals = null, MetaEventReview? Review = null,
    Outline? Outline = null, ImmutableSortedDictionary<string, NpcAction>? Decisions = null, Narration? Narration = null,
    ReviewDecision? Decided = null, ImmutableList<PlayerAnswer>? Answers = null, ImmutableList<Narration>? Told = null)
{
    // Copied with the rest where a turn is made from another: then it is of that one, and does not count.
    private Resolved? _resolved;

    /// <summary>What it came to when it was resolved before; null where it was not.</summary>
    internal Resolution? Known
    {
        get => _resolved is { } known && ReferenceEquals(known.Of, this) ? known.Result : null;
        set => _resolved = new Resolved(this, value!);
    }

    private sealed record Resolved(Turn Of, Resolution Result);
}

/// <summary>What a tick comes to, as far as its artifacts say.</summary>
/// <param name="Rolls">The dice in the order they fell: meta events first, then fights and checks.</param>
/// <param name="Outcomes">What befell the player and what came of the intent, in order.</param>
/// <param name="Others">What the other characters did that the player can see or hear, in order; empty before they decided.</param>
/// <param name="Changes">Every change of the world, in order.</param>
/// <param name="After">The world with those changes.</param>
/// <param name="Passages">The outcomes in the portions in which they are told. Once nothing is awaited, the last one is the
/// intent's.</param>
/// <param name="Awaits">What the player must answer before it goes on; null when nothing.</param>
/// <param name="Withdrawn">The player took the turn back: nothing of it is to be.</param>
public sealed record Resolution(IReadOnlyList<Roll> Rolls, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Outcome> Others,
    IReadOnlyList<WorldEvent> Changes, World After, IReadOnlyList<Passage> Passages, Prompt? Awaits, bool Withdrawn)
{
    /// <summary>How many passages are told before the one in which the intent resolves, as far as they are known.</summary>
    public int BeforeTheLast => Awaits is null && !Withdrawn ? Passages.Count - 1 : Passages.Count;
}

/// <summary>What is told in one go: from one answer of the player, or one event, to the next.</summary>
/// <param name="Kind">What it is a part of.</param>
/// <param name="Rolls">The dice that fell in it and are shown.</param>
/// <param name="After">The world at its end.</param>
/// <param name="Guests">Those who are in it without being characters of the world, by id.</param>
public sealed record Passage(PassageKind Kind, IReadOnlyList<Outcome> Outcomes, IReadOnlyList<Roll> Rolls, World After,
    ImmutableSortedDictionary<string, Brief> Guests);

/// <summary>What a passage is a part of.</summary>
public enum PassageKind
{
    /// <summary>Something that befell the player.</summary>
    Event,
    /// <summary>A fight.</summary>
    Combat,
    /// <summary>What the player intended.</summary>
    Action,
}
