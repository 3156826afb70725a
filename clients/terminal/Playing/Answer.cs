using Storyteller.Contracts;

namespace Storyteller.Terminal;

/// <summary>What became of one thing the player did.</summary>
public abstract record Answer
{
    /// <summary>What a problem means for whoever asked: a refusal, or that something broke.</summary>
    public static Answer Of(GatewayProblem problem) =>
        problem.Status is 0 or >= 500 ? new WentWrong($"{problem.Status} {problem.Sentence}", problem.IsAway) : new WasRefused(problem);
}

/// <summary>It is canon.</summary>
/// <param name="Over">The story ended with it.</param>
/// <param name="Revision">Which take of the tick it is, from 1.</param>
public sealed record BecameCanon(int Tick, bool Over = false, int Revision = 1) : Answer;

/// <summary>It goes on when the player has said what they do about this.</summary>
public sealed record Asked(Prompt Prompt) : Answer;

/// <summary>It was answered at once, and nothing happened.</summary>
public sealed record Replied(MasterReply Reply) : Answer;

/// <summary>It was accepted and came to nothing; the player may try again.</summary>
public sealed record CameToNothing(string Text, string Reason) : Answer;

/// <summary>It was not accepted, for a reason the player can read.</summary>
public sealed record WasRefused(GatewayProblem Problem) : Answer;

/// <summary>Something broke: a server error, no answer, or a tick that did not end.</summary>
/// <param name="Away">Nobody was there who could have answered: once they are back it goes on.</param>
public sealed record WentWrong(string Why, bool Away = false) : Answer;

/// <summary>The session stands somewhere else in its story now.</summary>
/// <param name="Tick">The last tick there; 0 at the beginning.</param>
/// <param name="Over">The story has ended there.</param>
public sealed record Returned(int Tick, bool Over) : Answer;

/// <summary>The client did what it was asked to, and the story stands where it stood.</summary>
public sealed record Served : Answer;

/// <summary>It was meant for the client, which has no use for it.</summary>
/// <param name="Why">What is wrong with it, as a sentence.</param>
public sealed record NotUnderstood(string Why) : Answer;

/// <summary>The player leaves.</summary>
public sealed record Left : Answer;
