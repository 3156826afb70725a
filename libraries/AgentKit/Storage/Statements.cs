using Microsoft.EntityFrameworkCore;

namespace Storyteller.AgentKit;

/// <summary>The statements of an agent service that EF Core does not write itself.</summary>
internal static class Statements
{
    /// <summary>Keeps an answer unless the question has one, and says whether it did.</summary>
    public static async Task<bool> KeepFirstAnswer(
        this AgentDb db, ExecutionKey key, KeptAnswer answer, DateTimeOffset at, CancellationToken cancellation)
    {
        var brain = answer.Brain.ToString();
        return await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO agent_execution (tick_id, agent, subject, input_hash, output, brain, answered_at)
             VALUES ({key.TickId}, {key.Agent}, {key.Subject}, {key.InputHash}, {answer.Output}, {brain}, {at})
             ON CONFLICT DO NOTHING
             """, cancellation) == 1;
    }
}
