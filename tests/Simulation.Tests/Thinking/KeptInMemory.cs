using Storyteller.AgentKit;

namespace Storyteller.Simulation.Tests.Thinking;

/// <summary>What one service's agents have answered: it outlives their process.</summary>
internal sealed class KeptInMemory : IKeptAnswers
{
    private readonly Dictionary<ExecutionKey, KeptAnswer> _answers = [];

    /// <summary>Happens before an answer is looked for; throws where storage cannot be used.</summary>
    public Action Finding { get; set; } = () => { };

    /// <summary>Happens before an answer is kept, and after it; throws where the process dies there.</summary>
    public (Action Before, Action After) Keeping { get; set; } = (() => { }, () => { });

    /// <summary>Whether an answer to the question is there.</summary>
    public bool Has(Asked asked) =>
        _answers.Keys.Any(key => (key.TickId, key.Agent, key.Subject) == asked.Question);

    /// <inheritdoc />
    public Task<KeptAnswer?> Find(ExecutionKey key, CancellationToken cancellation)
    {
        Finding();
        return Task.FromResult(_answers.GetValueOrDefault(key));
    }

    /// <inheritdoc />
    public Task<bool> KeepFirst(ExecutionKey key, KeptAnswer answer, CancellationToken cancellation)
    {
        Keeping.Before();
        var first = _answers.TryAdd(key, answer);
        Keeping.After();
        return Task.FromResult(first);
    }
}
