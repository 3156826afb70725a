using System.Security.Cryptography;
using System.Text.Json;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.AgentKit;

/// <summary>What an agent is asked, whatever the message that asks is called.</summary>
/// <param name="Subject">The character it is about; empty for agents that run once in a tick.</param>
/// <param name="Seed">The agent's chance in this tick.</param>
/// <param name="Only">The one brain that may think it; null leaves that to the agent.</param>
public sealed record Question<TContext>(
    Guid SessionId, Guid TickId, int Revision, string Subject, ulong Seed, TContext Context, Brain? Only = null)
{
    /// <summary>What the saga is told where an agent has no answer to it.</summary>
    public AgentFailed Failed(string agent, string why) => new(SessionId, TickId, Revision, agent, Subject, why, Only);

    /// <summary>SHA-256 of seed and context in canonical JSON: the same question has the same hash in every process.</summary>
    public string InputHash() => Convert.ToHexStringLower(
        SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new { Seed, Context }, Canonical.Options)));
}
