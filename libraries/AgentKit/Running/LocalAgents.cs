using Storyteller.Rulebook;

namespace Storyteller.AgentKit;

/// <summary>
/// Agents in this process, by name: asked directly, without a bus and without a store, so that whoever asks twice has them think twice.
/// </summary>
public sealed class LocalAgents
{
    private readonly Dictionary<string, Func<string, Chance, CancellationToken, Task<string>>> _agents = new(StringComparer.Ordinal);

    /// <summary>The names of the agents, sorted.</summary>
    public IReadOnlyList<string> Names => [.. _agents.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Takes an agent on.</summary>
    /// <param name="name">Its name on the bus and in storage.</param>
    /// <exception cref="ArgumentException">There is an agent of that name already.</exception>
    public LocalAgents Add<TContext, TOutput>(string name, IAgent<TContext, TOutput> agent)
    {
        _agents.Add(name, async (input, chance, cancellation) =>
            Canonical.Write(await agent.Think(Canonical.Read<TContext>(input), chance, cancellation)));
        return this;
    }

    /// <summary>What an agent answers to a question; the answer is the one that it would give on the bus, byte for byte.</summary>
    /// <param name="input">The context, as canonical JSON.</param>
    /// <param name="seed">The agent's chance, as in its command.</param>
    /// <returns>The artifact, as canonical JSON.</returns>
    /// <exception cref="ArgumentException">There is no agent of that name.</exception>
    /// <exception cref="System.Text.Json.JsonException">The input is no context of that agent's.</exception>
    public async ValueTask<string> Think(string agent, string input, ulong seed, CancellationToken cancellation) =>
        _agents.TryGetValue(agent, out var think)
            ? await think(input, new Chance(seed), cancellation)
            : throw new ArgumentException($"there is no agent '{agent}' here, only {string.Join(", ", Names)}", nameof(agent));
}
