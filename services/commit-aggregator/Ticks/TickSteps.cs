using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.CommitAggregator.Ticks.Keeping;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>
/// Takes a tick from one step to the next. Which step that is says <see cref="NextStep"/>; here it is taken, inside the transaction of the
/// message or request that brought it about.
/// </summary>
public sealed class TickSteps(ITickStore store, Questions questions, TimeProvider clock)
{
    /// <summary>Takes the first step of a tick of which nothing is there yet.</summary>
    public Task Begin(Session session, TickState tick, Turn turn, CancellationToken cancellation) =>
        Take(session, tick, new LoadedTurn(turn, []), cancellation);

    /// <summary>Keeps what an agent answered; nobody awaits it any more.</summary>
    public async Task Keep(TickState tick, Answer answer, CancellationToken cancellation)
    {
        var artifact = await store.Asked(tick, answer.Agent, answer.Subject, cancellation);
        artifact.Output = answer.Output;
        artifact.Brain = answer.Thought.Brain;
        artifact.Cost = answer.Thought.Cost is { } cost ? Canonical.Write(cost) : null;
        artifact.InputHash = answer.Thought.InputHash;
        artifact.AnsweredAt = clock.GetUtcNow();
        tick.NoLongerAwaits(answer.Agent, answer.Subject);
    }

    /// <summary>Goes on from what stands, until somebody is awaited or the tick has ended.</summary>
    public async Task GoOn(TickState tick, CancellationToken cancellation)
    {
        while (tick.Awaited.Count == 0 && tick.EndedAt is null)
        {
            var session = await store.SessionOf(tick, cancellation);
            await Take(session, tick, await store.Load(session, tick, cancellation), cancellation);
        }
    }

    /// <summary>
    /// Decides what follows where an agent that is awaited failed for good. Its rules are asked instead; where it was they that failed, or
    /// the question cannot be asked at all, none of the tick becomes canon and the player has their text back. A failure at the question
    /// as it is no longer asked, or at one that has its answer, changes nothing, however often it is reported; says whether this one did.
    /// </summary>
    public async Task<bool> Fail(TickState tick, AgentFailed failure, CancellationToken cancellation)
    {
        var asked = await store.Asked(tick, failure.Agent, failure.Subject, cancellation);
        // A player's answer is there before it is heard, and may be one from which nobody can go on.
        if (asked.Only != failure.Only || (asked.Output is not null && asked.Agent != Artifact.Player)) return false;
        if (await questions.AskTheRules(tick, asked, cancellation)) return true;
        var session = await store.SessionOf(tick, cancellation);
        await store.Compensate(session, tick, failure.Reason, cancellation);
        return true;
    }

    private async Task Take(Session session, TickState tick, LoadedTurn loaded, CancellationToken cancellation)
    {
        var turn = loaded.Turn;
        var step = await NextStep.Of(turn, tick.Passage, session.Review, () => store.RecentOpenings(tick, cancellation));
        if (session.Phase == Phase.Reviewing && !IsReview(step)) store.Show(StreamEvents.Phase(tick, Phase.Rolling));
        switch (step)
        {
            case NextStep.Ask ask:
                foreach (var question in ask.Questions) await questions.Ask(session, tick, question, loaded.Standing, cancellation);
                await Enter(session, tick, ask.Phase, cancellation);
                break;
            case NextStep.AskPlayer ask:
                await questions.AskPlayer(tick, ask.Subject, ask.Prompt, loaded.Standing, cancellation);
                await Enter(session, tick, ask.Phase, cancellation);
                if (tick.Awaited.Count > 0) store.Show(StreamEvents.Awaits(tick, ask.Prompt));
                break;
            case NextStep.Decide decide:
                await questions.Decide(tick, decide.Prompt, decide.Decision, loaded.Standing, cancellation);
                break;
            case NextStep.LetRead read:
                store.Show(StreamEvents.Passage(tick, turn, read.What));
                tick.Passage++;
                break;
            case NextStep.Withdraw:
                await store.Compensate(session, tick, TickCommit.TakenBack, cancellation);
                break;
            default:
                await store.Commit(session, tick, turn, cancellation);
                break;
        }
    }

    private static bool IsReview(NextStep step) =>
        step is NextStep.Decide or NextStep.AskPlayer { Phase: Phase.Reviewing } or NextStep.Ask { Phase: Phase.Reviewing };

    private Task Enter(Session session, TickState tick, Phase phase, CancellationToken cancellation)
    {
        session.Phase = phase;
        tick.CurrentState = phase.ToString();
        store.Show(StreamEvents.Phase(tick, phase));
        return store.Mention(new PhaseChanged(session.Id, tick.CorrelationId, tick.Revision, phase), cancellation);
    }
}
