using Microsoft.EntityFrameworkCore;
using Storyteller.Contracts;

namespace Storyteller.AgentKit;

/// <summary>What one service's agents have answered: each question once, whoever asks again.</summary>
public sealed class ExecutionStore(AgentDb db, TimeProvider clock)
{
    /// <summary>The answer to a question that was answered before; null when it was not.</summary>
    public Task<KeptAnswer?> Find(ExecutionKey key, CancellationToken cancellation) => db.Executions.AsNoTracking()
        .Where(e => e.TickId == key.TickId && e.Agent == key.Agent && e.Subject == key.Subject && e.InputHash == key.InputHash)
        .Select(e => new KeptAnswer(e.Output, e.Brain))
        .SingleOrDefaultAsync(cancellation);

    /// <summary>Keeps an answer, unless another delivery of the same question was faster: then that one stands, and is returned.</summary>
    public async Task<KeptAnswer> Keep(ExecutionKey key, KeptAnswer answer, CancellationToken cancellation)
    {
        if (await db.KeepFirstAnswer(key, answer, clock.GetUtcNow(), cancellation)) return answer;
        return await Find(key, cancellation) ?? throw new InvalidOperationException($"the answer to {key} is neither new nor kept");
    }
}
