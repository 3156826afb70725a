using Storyteller.CommitAggregator.Replays;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Tests.Situations;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Tests.Replays;

/// <summary>Goes through sessions once more that were played by hand.</summary>
internal static class Replaying
{
    /// <summary>Nobody thinks anew: all was answered as by a model.</summary>
    public static readonly ThinkAnew Nobody = (agent, _, _, _) => throw new InvalidOperationException($"{agent} was asked to think");

    /// <summary>Goes through a session on what an aggregator has stored.</summary>
    public static Task<ReplayReport> Replay(this AnAggregator aggregator, Guid session, ThinkAnew? think = null, ulong? shuffle = null,
        Action<ReplayedTick>? each = null) => aggregator.Read(db => Of(db, session, think ?? Nobody, shuffle, each));

    /// <summary>Goes through a session.</summary>
    public static async Task<ReplayReport> Of(
        CanonDb db, Guid session, ThinkAnew think, ulong? shuffle = null, Action<ReplayedTick>? each = null)
    {
        var report = await new Replay(db, think).Of(session, shuffle, each, TestContext.Current.CancellationToken);
        return Assert.IsType<ReplayReport>(report);
    }

    /// <summary>Thinks as agents do by hand where nothing else was asked of them.</summary>
    public static ValueTask<string> ByHand(string agent, string input, ulong seed, CancellationToken cancellation) => new(agent switch
    {
        AgentNames.TickLength => Canonical.Write(AgentsByHand.Answer(
            new AssessTickLength(default, default, 1, seed, Canonical.Read<TickLengthContext>(input))).Artifact),
        AgentNames.Difficulty => Canonical.Write(AgentsByHand.Answer(
            new ScoreDifficulty(default, default, 1, seed, Canonical.Read<DifficultyContext>(input))).Artifact),
        AgentNames.MetaEvents => Canonical.Write(AgentsByHand.Answer(
            new ProposeMetaEvents(default, default, 1, seed, Canonical.Read<MetaEventsContext>(input))).Artifact),
        AgentNames.EventReview => Canonical.Write(AgentsByHand.Answer(
            new ReviewMetaEvents(default, default, 1, seed, Canonical.Read<EventReviewContext>(input))).Artifact),
        AgentNames.Outline => Canonical.Write(AgentsByHand.Answer(
            new OutlineScene(default, default, 1, seed, Canonical.Read<OutlineContext>(input))).Artifact),
        AgentNames.NpcDecision => Canonical.Write(AgentsByHand.Answer(
            new DecideNpcAction(default, default, 1, "", seed, Canonical.Read<NpcDecisionContext>(input))).Artifact),
        AgentNames.Narrator => Canonical.Write(AgentsByHand.Answer(
            new NarrateTick(default, default, 1, seed, Canonical.Read<NarratorContext>(input))).Artifact),
        _ => throw new InvalidOperationException($"{agent} was asked to think"),
    });
}
