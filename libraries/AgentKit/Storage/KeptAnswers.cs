using Microsoft.EntityFrameworkCore;

namespace Storyteller.AgentKit;

/// <summary>Where one service keeps its agents' answers: the seam between answering once and storage.</summary>
public interface IKeptAnswers
{
    /// <summary>The answer that is kept under a question; null where none is.</summary>
    Task<KeptAnswer?> Find(ExecutionKey key, CancellationToken cancellation);

    /// <summary>Keeps an answer unless the question has one, and says whether it did.</summary>
    Task<bool> KeepFirst(ExecutionKey key, KeptAnswer answer, CancellationToken cancellation);
}

/// <summary>Keeps answers in the service's database, each in a transaction of its own.</summary>
public sealed class KeptAnswers(AgentDb db, TimeProvider clock) : IKeptAnswers
{
    /// <inheritdoc />
    public Task<KeptAnswer?> Find(ExecutionKey key, CancellationToken cancellation) => db.Executions.AsNoTracking()
        .Where(e => e.TickId == key.TickId && e.Agent == key.Agent && e.Subject == key.Subject && e.InputHash == key.InputHash)
        .Select(e => new KeptAnswer(e.Output, e.Brain))
        .SingleOrDefaultAsync(cancellation);

    /// <inheritdoc />
    public Task<bool> KeepFirst(ExecutionKey key, KeptAnswer answer, CancellationToken cancellation) =>
        db.KeepFirstAnswer(key, answer, clock.GetUtcNow(), cancellation);
}
