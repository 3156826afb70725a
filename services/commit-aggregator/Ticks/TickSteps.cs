using MassTransit;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>
/// Takes a tick from one step to the next. Which step that is says <see cref="NextStep"/>; here it is taken, inside the transaction of the
/// message or request that brought it about.
/// </summary>
public sealed class TickSteps(
    CanonDb db, TurnLoader turns, Questions questions, TickCommit commit, IPublishEndpoint bus, TimeProvider clock)
{
    /// <summary>Takes the first step of a tick of which nothing is there yet.</summary>
    public Task Begin(Session session, TickState tick, Turn turn, CancellationToken cancellation) =>
        Take(session, tick, new LoadedTurn(turn, []), cancellation);

    /// <summary>Keeps what an agent answered; nobody awaits it any more.</summary>
    public async Task Keep(TickState tick, Answer answer, CancellationToken cancellation)
    {
        var artifact = await db.Artifacts.SingleAsync(a => a.TickId == tick.CorrelationId && a.Agent == answer.Agent
            && a.Subject == answer.Subject && a.Revision == answer.Revision, cancellation);
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
            // What was kept a moment ago must be seen by the query for what stands.
            await db.SaveChangesAsync(cancellation);
            var session = await SessionOf(tick, cancellation);
            await Take(session, tick, await turns.Load(session, tick, cancellation), cancellation);
        }
    }

    /// <summary>Makes none of it canon, and gives the player their text back.</summary>
    public async Task Compensate(TickState tick, AgentFailed failure, CancellationToken cancellation)
    {
        var session = await SessionOf(tick, cancellation);
        await commit.Compensate(session, tick, failure.Reason, cancellation);
    }

    private async Task Take(Session session, TickState tick, LoadedTurn loaded, CancellationToken cancellation)
    {
        var turn = loaded.Turn;
        var step = await NextStep.Of(turn, tick.Passage, session.Review, () => turns.RecentOpenings(tick, cancellation));
        if (session.Phase == Phase.Reviewing && !IsReview(step)) db.Stream.Add(StreamEvents.Phase(tick, Phase.Rolling));
        switch (step)
        {
            case NextStep.Ask ask:
                foreach (var question in ask.Questions) await questions.Ask(session, tick, question, loaded.Standing, cancellation);
                await Enter(session, tick, ask.Phase);
                break;
            case NextStep.AskPlayer ask:
                await questions.AskPlayer(tick, ask.Subject, ask.Prompt, loaded.Standing, cancellation);
                await Enter(session, tick, ask.Phase);
                if (tick.Awaited.Count > 0) db.Stream.Add(StreamEvents.Awaits(tick, ask.Prompt));
                break;
            case NextStep.Decide decide:
                await questions.Decide(tick, decide.Prompt, decide.Decision, loaded.Standing, cancellation);
                break;
            case NextStep.LetRead read:
                db.Stream.AddRange(StreamEvents.Passage(tick, turn, read.What));
                tick.Passage++;
                break;
            case NextStep.Withdraw:
                await commit.Compensate(session, tick, TickCommit.TakenBack, cancellation);
                break;
            default:
                await commit.Commit(session, tick, turn, cancellation);
                break;
        }
    }

    private static bool IsReview(NextStep step) =>
        step is NextStep.Decide or NextStep.AskPlayer { Phase: Phase.Reviewing } or NextStep.Ask { Phase: Phase.Reviewing };

    private Task<Session> SessionOf(TickState tick, CancellationToken cancellation) =>
        db.Sessions.SingleAsync(s => s.Id == tick.SessionId, cancellation);

    private Task Enter(Session session, TickState tick, Phase phase)
    {
        session.Phase = phase;
        tick.CurrentState = phase.ToString();
        db.Stream.Add(StreamEvents.Phase(tick, phase));
        return bus.Publish(new PhaseChanged(session.Id, tick.CorrelationId, tick.Revision, phase));
    }
}
