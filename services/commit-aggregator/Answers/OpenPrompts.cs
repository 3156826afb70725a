using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Answers;

/// <summary>Finds what sessions wait for: a row of the running tick that the player has not answered, and nothing else.</summary>
public static class OpenPrompts
{
    /// <summary>The question that the player has not answered yet; null when none is open.</summary>
    public static Task<Artifact?> OpenQuestion(this CanonDb db, Session session, CancellationToken cancellation) =>
        db.Open(session).SingleOrDefaultAsync(cancellation);

    /// <summary>The prompt that the session waits with; null when it does not wait.</summary>
    public static async Task<Prompt?> OpenPrompt(this CanonDb db, Session session, CancellationToken cancellation) =>
        await db.Open(session).AsNoTracking().SingleOrDefaultAsync(cancellation) is { } question ? PromptOf(question) : null;

    /// <summary>What was asked.</summary>
    public static Prompt PromptOf(Artifact question) => Canonical.Read<Prompt>(question.Input);

    private static IQueryable<Artifact> Open(this CanonDb db, Session session) => db.Artifacts
        .Where(a => a.TickId == session.RunningTickId && a.Agent == Artifact.Player && a.Output == null)
        .Where(a => a.Revision == db.Ticks.Single(t => t.CorrelationId == a.TickId).Revision);
}
