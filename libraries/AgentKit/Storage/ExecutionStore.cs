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
        var kept = await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO agent_execution (tick_id, agent, subject, input_hash, output, brain, answered_at)
             VALUES ({key.TickId}, {key.Agent}, {key.Subject}, {key.InputHash}, {answer.Output}, {answer.Brain.ToString()},
                 {clock.GetUtcNow()})
             ON CONFLICT DO NOTHING
             """, cancellation);
        return kept == 1 ? answer : await Find(key, cancellation)
            ?? throw new InvalidOperationException($"the answer to {key} is neither new nor kept");
    }
}
