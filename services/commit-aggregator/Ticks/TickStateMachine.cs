using MassTransit;
using Storyteller.CommitAggregator.Ticks.Asking;
using Storyteller.Contracts;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>
/// The life of a tick. It begins when a command is accepted, or a take of an earlier one, with its row written and its first questions
/// queued; from there each answer is kept, and when all that was awaited is there it goes on: from one state to the next as they are listed
/// here, from the review on in rounds, for passages are told one by one and the player answers where they are asked. Where it leads is
/// worked out from what stands (<see cref="NextStep"/>), and so is where another take comes in. What nobody awaits (repeated, late, of an
/// older revision) changes nothing and is counted.
/// </summary>
public sealed class TickStateMachine : MassTransitStateMachine<TickState>
{
    /// <summary>Declares the states and the ways between them.</summary>
    public TickStateMachine()
    {
        InstanceState(tick => tick.CurrentState);
        Event(() => TickLengthAssessed, e => e.CorrelateById(c => c.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => DifficultyScored, e => e.CorrelateById(c => c.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => MetaEventsProposed, e => e.CorrelateById(c => c.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => MetaEventsReviewed, e => e.CorrelateById(c => c.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => SceneOutlined, e => e.CorrelateById(c => c.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => NpcActionDecided, e => e.CorrelateById(c => c.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => TickNarrated, e => e.CorrelateById(c => c.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => PlayerAnswered, e => e.CorrelateById(c => c.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => AgentFailed, e => e.CorrelateById(c => c.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => AssessTickLengthFaulted, e => e.CorrelateById(c => c.Message.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => ScoreDifficultyFaulted, e => e.CorrelateById(c => c.Message.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => ProposeMetaEventsFaulted, e => e.CorrelateById(c => c.Message.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => ReviewMetaEventsFaulted, e => e.CorrelateById(c => c.Message.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => OutlineSceneFaulted, e => e.CorrelateById(c => c.Message.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => DecideNpcActionFaulted, e => e.CorrelateById(c => c.Message.Message.TickId).OnMissingInstance(m => m.Discard()));
        Event(() => NarrateTickFaulted, e => e.CorrelateById(c => c.Message.Message.TickId).OnMissingInstance(m => m.Discard()));
        OnUnhandledEvent(TickTransitions.LetGo);

        During(Assessing,
            When(TickLengthAssessed).Keep(Answer.Of).GoOn(),
            When(DifficultyScored).Keep(Answer.Of).GoOn());

        During(Proposing,
            When(MetaEventsProposed).Keep(Answer.Of).GoOn());

        During(Reviewing,
            When(MetaEventsReviewed).Keep(Answer.Of).GoOn(),
            When(PlayerAnswered).Hear().GoOn());

        During([InEvent, InCombat],
            When(TickNarrated).Keep(Answer.Of).GoOn(),
            When(PlayerAnswered).Hear().GoOn());

        During(Resolving,
            When(SceneOutlined).Keep(Answer.Of).GoOn());

        During(Deciding,
            When(NpcActionDecided).Keep(Answer.Of).GoOn());

        During(Narrating,
            When(TickNarrated).Keep(Answer.Of).GoOn());

        During([Assessing, Proposing, Reviewing, InEvent, InCombat, Resolving, Deciding, Narrating],
            When(AgentFailed).Fail(failed => failed),
            When(AssessTickLengthFaulted).Fail(Failure.Of),
            When(ScoreDifficultyFaulted).Fail(Failure.Of),
            When(ProposeMetaEventsFaulted).Fail(Failure.Of),
            When(ReviewMetaEventsFaulted).Fail(Failure.Of),
            When(OutlineSceneFaulted).Fail(Failure.Of),
            When(DecideNpcActionFaulted).Fail(Failure.Of),
            When(NarrateTickFaulted).Fail(Failure.Of));
    }

    /// <summary>How long, how hard.</summary>
    public State Assessing { get; private set; } = null!;

    /// <summary>What the world might do.</summary>
    public State Proposing { get; private set; } = null!;

    /// <summary>Which of that stands; may wait for the player.</summary>
    public State Reviewing { get; private set; } = null!;

    /// <summary>What befell is being told, or waits for the player.</summary>
    public State InEvent { get; private set; } = null!;

    /// <summary>A fight is being told, or waits for the player.</summary>
    public State InCombat { get; private set; } = null!;

    /// <summary>The dice have fallen; the scene takes shape.</summary>
    public State Resolving { get; private set; } = null!;

    /// <summary>The others decide.</summary>
    public State Deciding { get; private set; } = null!;

    /// <summary>It is being told.</summary>
    public State Narrating { get; private set; } = null!;

    /// <summary>All of it is canon.</summary>
    public State Committed { get; private set; } = null!;

    /// <summary>None of it is.</summary>
    public State Compensated { get; private set; } = null!;

    /// <summary>From tick-length.</summary>
    public Event<TickLengthAssessed> TickLengthAssessed { get; private set; } = null!;

    /// <summary>From difficulty.</summary>
    public Event<DifficultyScored> DifficultyScored { get; private set; } = null!;

    /// <summary>From meta-events.</summary>
    public Event<MetaEventsProposed> MetaEventsProposed { get; private set; } = null!;

    /// <summary>From event-review.</summary>
    public Event<MetaEventsReviewed> MetaEventsReviewed { get; private set; } = null!;

    /// <summary>From outline.</summary>
    public Event<SceneOutlined> SceneOutlined { get; private set; } = null!;

    /// <summary>From npc-decision, once for each character.</summary>
    public Event<NpcActionDecided> NpcActionDecided { get; private set; } = null!;

    /// <summary>From narrator.</summary>
    public Event<TickNarrated> TickNarrated { get; private set; } = null!;

    /// <summary>From the player, or from the policy in their stead.</summary>
    public Event<PlayerAnswered> PlayerAnswered { get; private set; } = null!;

    /// <summary>From any agent that gave up.</summary>
    public Event<AgentFailed> AgentFailed { get; private set; } = null!;

    /// <summary>From the bus, where a consumer of <see cref="Contracts.AssessTickLength"/> threw for good.</summary>
    public Event<Fault<AssessTickLength>> AssessTickLengthFaulted { get; private set; } = null!;

    /// <summary>From the bus, where a consumer of <see cref="Contracts.ScoreDifficulty"/> threw for good.</summary>
    public Event<Fault<ScoreDifficulty>> ScoreDifficultyFaulted { get; private set; } = null!;

    /// <summary>From the bus, where a consumer of <see cref="Contracts.ProposeMetaEvents"/> threw for good.</summary>
    public Event<Fault<ProposeMetaEvents>> ProposeMetaEventsFaulted { get; private set; } = null!;

    /// <summary>From the bus, where a consumer of <see cref="Contracts.ReviewMetaEvents"/> threw for good.</summary>
    public Event<Fault<ReviewMetaEvents>> ReviewMetaEventsFaulted { get; private set; } = null!;

    /// <summary>From the bus, where a consumer of <see cref="Contracts.OutlineScene"/> threw for good.</summary>
    public Event<Fault<OutlineScene>> OutlineSceneFaulted { get; private set; } = null!;

    /// <summary>From the bus, where a consumer of <see cref="Contracts.DecideNpcAction"/> threw for good.</summary>
    public Event<Fault<DecideNpcAction>> DecideNpcActionFaulted { get; private set; } = null!;

    /// <summary>From the bus, where a consumer of <see cref="Contracts.NarrateTick"/> threw for good.</summary>
    public Event<Fault<NarrateTick>> NarrateTickFaulted { get; private set; } = null!;
}
