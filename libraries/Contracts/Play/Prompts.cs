using System.Text.Json.Serialization;

namespace Storyteller.Contracts;

/// <summary>What a tick waits for the player to say.</summary>
/// <param name="Text">The question, one sentence in the second person.</param>
/// <param name="Choices">What can be answered, by id. A review is answered with <see cref="ReviewDecision"/> instead, and has none.</param>
/// <param name="Default">The choice that a player who does not answer is taken to make; empty for a review.</param>
/// <param name="Offered">For a review: what the world might do, as it would be rolled for.</param>
/// <param name="Fight">For a fight: how it stands.</param>
public sealed record Prompt(PromptKind Kind, string Text, IReadOnlyList<Choice> Choices, string Default,
    IReadOnlyList<OfferedEvent>? Offered = null, FightView? Fight = null);

/// <summary>What sort of answer is awaited.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PromptKind>))]
public enum PromptKind
{
    /// <summary>Which meta events may happen.</summary>
    Review,
    /// <summary>What the character does about something that befell.</summary>
    Event,
    /// <summary>What the character does in their turn of a fight.</summary>
    Combat,
    /// <summary>The character is dead: take the turn back, or let it be.</summary>
    Death,
}

/// <summary>One possible answer.</summary>
/// <param name="Id">What is sent: <c>attack:wolf-2</c>, <c>flee</c>.</param>
/// <param name="Words">What the player reads: <c>strike at the wounded wolf</c>.</param>
public sealed record Choice(string Id, string Words);

/// <summary>One meta event as it is offered for review.</summary>
/// <param name="Harmless">It neither hurts nor fights.</param>
/// <param name="WinPercent">For a fight: how often such a party won it in simulated fights.</param>
public sealed record OfferedEvent(string StoryletId, string Kind, string Text, int Probability, string Because, string Stakes,
    bool Harmless, int? WinPercent = null);

/// <summary>How a fight stands.</summary>
/// <param name="Round">From 1.</param>
/// <param name="Order">The fighters in order of initiative.</param>
public sealed record FightView(int Round, IReadOnlyList<FighterView> Order);

/// <summary>One fighter as the player sees them.</summary>
/// <param name="Mine">On the player's side.</param>
/// <param name="Out">Fallen, fled or yielded.</param>
public sealed record FighterView(string Id, string Name, bool Mine, int HitPoints, int MaxHitPoints, int ArmorClass,
    IReadOnlyList<CombatCondition> Conditions, bool Out);

/// <summary>What was decided about every offered meta event, in their order.</summary>
/// <param name="By"><c>player</c>, or <c>policy</c> where the session's setting or the end of the wait decided.</param>
public sealed record ReviewDecision(IReadOnlyList<EventDecision> Decisions, string By);

/// <summary>What is decided about one meta event.</summary>
/// <param name="Text">For an edit: what the player reads when it happens, 1 to 500 characters; null keeps it.</param>
/// <param name="Probability">For an edit: percent, 0 to 100; null keeps it.</param>
public sealed record EventDecision(string StoryletId, ReviewVerdict Verdict, string? Text = null, int? Probability = null);

/// <summary>What can be decided about a meta event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewVerdict>))]
public enum ReviewVerdict { Accept, Reject, Edit }

/// <summary>Who decides about meta events.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReviewMode>))]
public enum ReviewMode
{
    /// <summary>All are accepted.</summary>
    AcceptAll,
    /// <summary>Those that neither hurt nor fight are accepted, the others rejected.</summary>
    AcceptHarmless,
    /// <summary>The player is asked.</summary>
    Ask,
}

/// <summary>A player's answer to a prompt.</summary>
/// <param name="Choice">The id of a choice.</param>
/// <param name="Words">What they typed, where they typed; null when they chose.</param>
public sealed record PlayerAnswer(string Choice, string? Words = null);

/// <summary>What an intent will do if all goes well: explicit steps with every parameter, in order.</summary>
public sealed record Plan(IReadOnlyList<PlannedStep> Steps);

/// <summary>One step of a plan, as the outcome that it aims at.</summary>
/// <param name="Target">The id it is done to, or goes to.</param>
/// <param name="Other">The second id: with what, from where, to whom.</param>
public sealed record PlannedStep(OutcomeKind Kind, string? Target = null, string? Other = null);
