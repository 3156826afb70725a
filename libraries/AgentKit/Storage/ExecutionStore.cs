using Storyteller.ServiceDefaults;

namespace Storyteller.AgentKit;

/// <summary>What one service's agents have answered: each question once, whoever asks again.</summary>
public sealed class ExecutionStore(IKeptAnswers kept, Safeguards safeguards)
{
    /// <summary>The answer to a question that was answered before; null when it was not.</summary>
    public async Task<KeptAnswer?> Find(ExecutionKey key, CancellationToken cancellation) =>
        safeguards.ExecutionStore ? await kept.Find(key, cancellation) : null;

    /// <summary>Keeps an answer, unless another delivery of the same question was faster: then that one stands, and is returned.</summary>
    public async Task<KeptAnswer> Keep(ExecutionKey key, KeptAnswer answer, CancellationToken cancellation)
    {
        if (!safeguards.ExecutionStore || await kept.KeepFirst(key, answer, cancellation)) return answer;
        return await Find(key, cancellation) ?? throw new InvalidOperationException($"the answer to {key} is neither new nor kept");
    }

    /// <summary>The id of the message that carries an answer: the same however often it is sent.</summary>
    public Guid MessageId(ExecutionKey key, int revision) => safeguards.ExecutionStore ? key.MessageId(revision) : Guid.NewGuid();
}
