namespace Storyteller.Terminal;

/// <summary>What became of one thing the player typed.</summary>
public abstract record Answer;

/// <summary>It is canon.</summary>
/// <param name="Paragraphs">What was told.</param>
public sealed record BecameCanon(int Tick, IReadOnlyList<string> Paragraphs) : Answer;

/// <summary>It was accepted and came to nothing; the player may try again.</summary>
public sealed record CameToNothing(string Text, string Reason) : Answer;

/// <summary>It was not accepted, for a reason the player can read.</summary>
public sealed record WasRefused(GatewayProblem Problem) : Answer;

/// <summary>Something broke: a server error, no answer, or a tick that did not end.</summary>
public sealed record WentWrong(string Why) : Answer;
