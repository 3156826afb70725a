using MassTransit;
using Microsoft.EntityFrameworkCore;
using Storyteller.CommitAggregator.Contexts;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Streams;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>
/// The steps of a tick, in the order of the story. Each runs inside the transaction of the message that brought it about.
/// </summary>
public sealed class TickSteps(
    CanonDb db, TurnLoader turns, Questions questions, TickCommit commit, IPublishEndpoint bus, TimeProvider clock)
{
    /// <summary>Asks how long the intent takes and how hard it is, side by side.</summary>
    public async Task Assess(Session session, TickState tick, Turn turn)
    {
        var chance = TurnLoader.ChanceOf(session);
        await questions.Ask(tick, chance, AgentNames.TickLength, "", TickLengthContexts.Of(turn));
        await questions.Ask(tick, chance, AgentNames.Difficulty, "", DifficultyContexts.Of(turn));
        await Enter(session, tick, Phase.Assessing);
    }

    /// <summary>Keeps what an agent answered; nobody awaits it any more.</summary>
    public async Task Keep(TickState tick, Answer answer, CancellationToken cancellation)
    {
        var artifact = await db.Artifacts.SingleAsync(a => a.TickId == tick.CorrelationId && a.Agent == answer.Agent
            && a.Subject == answer.Subject && a.Revision == answer.Revision, cancellation);
        artifact.Output = answer.Output;
        artifact.Brain = answer.Thought.Brain;
        artifact.InputHash = answer.Thought.InputHash;
        artifact.AnsweredAt = clock.GetUtcNow();
        tick.Awaited = [.. tick.Awaited.Where(awaited => awaited != TickState.AwaitedAs(answer.Agent, answer.Subject))];
    }

    /// <summary>Asks what the world might do meanwhile.</summary>
    public async Task Propose(TickState tick, CancellationToken cancellation)
    {
        var (session, turn) = await Load(tick, cancellation);
        await questions.Ask(tick, TurnLoader.ChanceOf(session), AgentNames.MetaEvents, "", MetaEventsContexts.Of(turn));
        await Enter(session, tick, Phase.Proposing);
    }

    /// <summary>Asks which of the candidates stand.</summary>
    public async Task Review(TickState tick, CancellationToken cancellation)
    {
        var (session, turn) = await Load(tick, cancellation);
        await questions.Ask(tick, TurnLoader.ChanceOf(session), AgentNames.EventReview, "", EventReviewContexts.Of(turn));
        await Enter(session, tick, Phase.Reviewing);
    }

    /// <summary>Lets the dice fall and the intent come to what it comes to, and asks how the scene is built.</summary>
    public async Task Resolve(TickState tick, CancellationToken cancellation)
    {
        var (session, turn) = await Load(tick, cancellation);
        await questions.Ask(tick, TurnLoader.ChanceOf(session), AgentNames.Outline, "", OutlineContexts.Of(turn, turn.Resolve()));
        await Enter(session, tick, Phase.Resolving);
    }

    /// <summary>Asks everybody close enough to matter what they do, side by side; nobody may be there.</summary>
    public async Task Decide(TickState tick, CancellationToken cancellation)
    {
        var (session, turn) = await Load(tick, cancellation);
        var resolution = turn.Resolve();
        foreach (var character in FocusBubble.In(resolution))
        {
            var context = NpcDecisionContexts.Of(turn, resolution, character);
            await questions.Ask(tick, TurnLoader.ChanceOf(session), AgentNames.NpcDecision, character, context);
        }
        if (tick.Awaited.Count > 0) await Enter(session, tick, Phase.Deciding);
    }

    /// <summary>Asks how it is told.</summary>
    public async Task Narrate(TickState tick, CancellationToken cancellation)
    {
        var (session, turn) = await Load(tick, cancellation);
        var recent = await turns.RecentOpenings(tick, cancellation);
        await questions.Ask(tick, TurnLoader.ChanceOf(session), AgentNames.Narrator, "", NarratorContexts.Of(turn, turn.Resolve(), recent));
        await Enter(session, tick, Phase.Narrating);
    }

    /// <summary>Makes all of it canon.</summary>
    public async Task Commit(TickState tick, CancellationToken cancellation)
    {
        var (session, turn) = await Load(tick, cancellation);
        await commit.Commit(session, tick, turn, cancellation);
    }

    /// <summary>Makes none of it canon, and gives the player their text back.</summary>
    public async Task Compensate(TickState tick, AgentFailed failure, CancellationToken cancellation)
    {
        var session = await SessionOf(tick, cancellation);
        await commit.Compensate(session, tick, failure.Reason, cancellation);
    }

    private async Task<(Session, Turn)> Load(TickState tick, CancellationToken cancellation)
    {
        // What was kept a moment ago must be seen by the query for what stands.
        await db.SaveChangesAsync(cancellation);
        var session = await SessionOf(tick, cancellation);
        return (session, await turns.Load(session, tick, cancellation));
    }

    private Task<Session> SessionOf(TickState tick, CancellationToken cancellation) =>
        db.Sessions.SingleAsync(s => s.Id == tick.SessionId, cancellation);

    private Task Enter(Session session, TickState tick, Phase phase)
    {
        session.Phase = phase;
        db.Stream.Add(StreamEvents.Phase(tick, phase));
        return bus.Publish(new PhaseChanged(session.Id, tick.CorrelationId, tick.Revision, phase));
    }
}
