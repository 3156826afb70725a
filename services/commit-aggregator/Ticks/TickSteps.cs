using System.Globalization;
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
        tick.NoLongerAwaits(answer.Agent, answer.Subject);
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

    /// <summary>Puts what stands before the player, where they want to be asked; else their setting decides.</summary>
    public async Task Offer(TickState tick, CancellationToken cancellation)
    {
        var (session, turn) = await Load(tick, cancellation);
        var offered = Offers.Of(turn);
        if (offered.Count == 0) return;
        var prompt = new Prompt(PromptKind.Review, "What of this may happen?", [], "", offered);
        if (session.Review != ReviewMode.Ask) questions.Decide(tick, prompt, Offers.ByPolicy(session.Review, offered));
        else await Await(session, tick, Phase.Reviewing, Artifact.Review, prompt);
    }

    /// <summary>
    /// Goes on from where the dice and the player's answers lead: has the next passage told, asks the player, or lets the intent come to
    /// what it comes to and asks how that scene is built.
    /// </summary>
    public async Task GoOn(TickState tick, CancellationToken cancellation)
    {
        var (session, turn) = await Load(tick, cancellation);
        var resolution = turn.Resolve();
        if (session.Phase == Phase.Reviewing) db.Stream.Add(StreamEvents.Phase(tick, Phase.Rolling));
        if (resolution.Withdrawn) await commit.Compensate(session, tick, TickCommit.TakenBack, cancellation);
        else if (tick.Passage < resolution.BeforeTheLast) await HaveTold(session, tick, turn, resolution, cancellation);
        else if (resolution.Awaits is { } prompt) await Await(session, tick, PhaseOf(prompt), NumberOf(turn.Answers!.Count + 1), prompt);
        else
        {
            await questions.Ask(tick, TurnLoader.ChanceOf(session), AgentNames.Outline, "", OutlineContexts.Of(turn, resolution));
            await Enter(session, tick, Phase.Resolving);
        }
        tick.LedTo = session.Phase;
    }

    /// <summary>Lets the player read the passage that was told.</summary>
    public async Task Tell(TickState tick, CancellationToken cancellation)
    {
        var (_, turn) = await Load(tick, cancellation);
        db.Stream.AddRange(StreamEvents.Passage(tick, turn, turn.Resolve().Passages[tick.Passage]));
        tick.Passage++;
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

    private async Task HaveTold(Session session, TickState tick, Turn turn, Resolution resolution, CancellationToken cancellation)
    {
        var recent = await turns.RecentOpenings(tick, cancellation);
        var context = NarratorContexts.OfPassage(turn, resolution, tick.Passage, recent);
        await questions.Ask(tick, TurnLoader.ChanceOf(session), AgentNames.Narrator, NumberOf(tick.Passage + 1), context);
        await Enter(session, tick, resolution.Passages[tick.Passage].Kind == PassageKind.Event ? Phase.InEvent : Phase.InCombat);
    }

    private async Task Await(Session session, TickState tick, Phase phase, string subject, Prompt prompt)
    {
        questions.AskPlayer(tick, subject, prompt);
        await Enter(session, tick, phase);
        db.Stream.Add(StreamEvents.Awaits(tick, prompt));
    }

    private static Phase PhaseOf(Prompt prompt) => prompt.Kind == PromptKind.Combat ? Phase.InCombat : Phase.InEvent;

    private static string NumberOf(int n) => n.ToString(CultureInfo.InvariantCulture);

    private Task Enter(Session session, TickState tick, Phase phase)
    {
        session.Phase = phase;
        db.Stream.Add(StreamEvents.Phase(tick, phase));
        return bus.Publish(new PhaseChanged(session.Id, tick.CorrelationId, tick.Revision, phase));
    }
}
