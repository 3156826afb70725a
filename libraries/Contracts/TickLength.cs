namespace Storyteller.Contracts;

// What the tick-length service publishes: how long the intent takes and how hard it is.

/// <summary>The tick-length agent has answered.</summary>
public sealed record TickLengthAssessed(Guid SessionId, Guid TickId, int Revision, TickSpan Artifact, Thought Thought);

/// <summary>The difficulty agent has answered.</summary>
public sealed record DifficultyScored(Guid SessionId, Guid TickId, int Revision, Difficulty Artifact, Thought Thought);

/// <summary>How long the tick is in the world.</summary>
/// <param name="Seconds">1 to 2,592,000 (thirty days).</param>
/// <param name="Because">The evidence that decided, as a clause.</param>
public sealed record TickSpan(int Seconds, string Because);

/// <summary>Whether the intent is put to a check, and how hard that is.</summary>
/// <param name="NeedsRoll">False where nothing is at stake or it cannot fail.</param>
/// <param name="Dc">Difficulty class, 5 to 30 (SRD 5.1); 0 without a roll.</param>
/// <param name="Skill">The skill or ability the check uses, in lower case: <c>stealth</c>, <c>strength</c>; empty without a roll.</param>
/// <param name="Modifier">What the character adds to the d20.</param>
/// <param name="Reasons">What makes up the DC, the base first; their amounts sum to it.</param>
public sealed record Difficulty(bool NeedsRoll, int Dc, string Skill, int Modifier, IReadOnlyList<DifficultyReason> Reasons);

/// <summary>One share of a DC.</summary>
public sealed record DifficultyReason(string Because, int Amount);
