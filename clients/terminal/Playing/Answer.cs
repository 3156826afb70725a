using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>What became of one thing the player did.</summary>
public abstract record Answer;

/// <summary>It is canon.</summary>
/// <param name="Over">The story ended with it.</param>
public sealed record BecameCanon(int Tick, bool Over = false) : Answer;

/// <summary>It goes on when the player has said what they do about this.</summary>
public sealed record Asked(Prompt Prompt) : Answer;

/// <summary>It was answered at once, and nothing happened.</summary>
public sealed record Replied(MasterReply Reply) : Answer;

/// <summary>It was accepted and came to nothing; the player may try again.</summary>
public sealed record CameToNothing(string Text, string Reason) : Answer;

/// <summary>It was not accepted, for a reason the player can read.</summary>
public sealed record WasRefused(GatewayProblem Problem) : Answer;

/// <summary>Something broke: a server error, no answer, or a tick that did not end.</summary>
public sealed record WentWrong(string Why) : Answer;
