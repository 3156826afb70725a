using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.CommitAggregator.Ticks.Keeping;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Ticks.Sweeping;

/// <summary>Decides about an agent's answer that is out: it is asked for again, or the saga is told that it will not come.</summary>
public sealed class LateAnswers(ITickStore store, Questions questions, IOptions<SweepOptions> options)
{
    /// <summary>Asks again, or gives up where waiting has ended; says which.</summary>
    public async Task<string> Remind(TickState tick, Artifact artifact, SweepRound round, CancellationToken cancellation)
    {
        var whom = TickState.AwaitedAs(artifact.Agent, artifact.Subject);
        if (round.IsOver(artifact)) return await GiveUp(tick, artifact, "did not answer in time", cancellation);
        if (artifact.Asked >= options.Value.MostAsked)
            return await GiveUp(tick, artifact, $"did not answer, though it was asked {artifact.Asked} times", cancellation);
        try
        {
            await questions.AskAgain(tick, artifact);
            return $"{whom} is asked again";
        }
        catch (UnreadableQuestionException unreadable)
        {
            return await GiveUp(tick, artifact, $"cannot be asked again: {unreadable.Message}", cancellation);
        }
    }

    /// <summary>Tells the saga that what it waits for will not come; the saga decides what follows.</summary>
    private async Task<string> GiveUp(TickState tick, Artifact artifact, string reason, CancellationToken cancellation)
    {
        await store.Publish(new AgentFailed(tick.SessionId, tick.CorrelationId, tick.Revision, artifact.Agent, artifact.Subject,
            $"{artifact.Agent} {reason}", artifact.Only), cancellation);
        return $"{TickState.AwaitedAs(artifact.Agent, artifact.Subject)} {reason}";
    }
}
