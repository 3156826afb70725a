using System.Text.Json;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.ServiceDefaults;

namespace Storyteller.CommitAggregator.Ticks.Asking;

/// <summary>Which service an agent lives in, and what the command is called that asks it.</summary>
public static class AgentCommands
{
    /// <summary>The command that asks a stored question, and the one queue that it goes to.</summary>
    /// <exception cref="UnreadableQuestionException">The artifact names no agent of this system, or holds no context of its.</exception>
    public static (Uri Address, object Command) For(TickState tick, Artifact artifact)
    {
        var (session, id, revision, seed) = (tick.SessionId, tick.CorrelationId, artifact.Revision, unchecked((ulong)artifact.Seed));
        var only = artifact.Only;
        return artifact.Agent switch
        {
            AgentNames.TickLength => To("tick-length",
                new AssessTickLength(session, id, revision, seed, Context<TickLengthContext>(), Only: only)),
            AgentNames.Difficulty => To("tick-length",
                new ScoreDifficulty(session, id, revision, seed, Context<DifficultyContext>(), Only: only)),
            AgentNames.MetaEvents => To("meta-events",
                new ProposeMetaEvents(session, id, revision, seed, Context<MetaEventsContext>(), Only: only)),
            AgentNames.EventReview => To("meta-events",
                new ReviewMetaEvents(session, id, revision, seed, Context<EventReviewContext>(), Only: only)),
            AgentNames.Outline => To("npc-decision",
                new OutlineScene(session, id, revision, seed, Context<OutlineContext>(), Only: only)),
            AgentNames.NpcDecision => To("npc-decision",
                new DecideNpcAction(session, id, revision, artifact.Subject, seed, Context<NpcDecisionContext>(), Only: only)),
            AgentNames.Narrator => To("narrator",
                new NarrateTick(session, id, revision, seed, Context<NarratorContext>(), artifact.Subject, only)),
            _ => throw new UnreadableQuestionException($"no service owns the agent '{artifact.Agent}'"),
        };

        T Context<T>()
        {
            try
            {
                return Canonical.Read<T>(artifact.Input);
            }
            catch (Exception broken) when (broken is JsonException or NotSupportedException)
            {
                throw new UnreadableQuestionException($"the stored context of {artifact.Agent} is no {typeof(T).Name}", broken);
            }
        }
    }

    private static (Uri, object) To<T>(string service, T command) where T : class => (Queues.Address(service, typeof(T)), command);
}

/// <summary>A stored question cannot be asked again: it was written by another version, or damaged.</summary>
public sealed class UnreadableQuestionException(string message, Exception? inner = null) : Exception(message, inner);
