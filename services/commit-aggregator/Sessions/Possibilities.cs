using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Sessions;

/// <summary>What a player can do, by the phase of their session and what it waits for.</summary>
public static class Possibilities
{
    private const string AnsweredAtOnce = "look around, take stock of what you carry, or ask the game master: that is answered at once";

    /// <summary>Each possibility as one clause.</summary>
    public static IReadOnlyList<string> In(Session session, Prompt? prompt) => (session.Doing, prompt) switch
    {
        (Phase.Idle, _) when session.Tick == 0 => ["say what your character does", AnsweredAtOnce],
        (Phase.Idle, _) =>
            ["say what your character does", "take the last turn again, or go back to an earlier one", AnsweredAtOnce],
        (Phase.Over, _) => ["go back to an earlier turn", "begin another session", AnsweredAtOnce],
        (_, { Kind: PromptKind.Review }) => ["accept, reject or edit each of the offered events", AnsweredAtOnce],
        (_, { } asked) => [.. asked.Choices.Select(c => c.Words), AnsweredAtOnce],
        _ => ["wait until the story has gone on", AnsweredAtOnce],
    };

    /// <summary>A session and what it waits for, as they are at this moment.</summary>
    public static async Task<(Session Session, Prompt? Prompt)> AsItIs(this CanonDb db, Guid sessionId, CancellationToken cancellation)
    {
        var session = await db.Sessions.AsNoTracking().SingleAsync(s => s.Id == sessionId, cancellation);
        return (session, await db.OpenPrompt(session, cancellation));
    }
}
