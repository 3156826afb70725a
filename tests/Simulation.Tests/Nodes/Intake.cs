using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Rulebook;
using Storyteller.Simulation.Tests.Storage;

namespace Storyteller.Simulation.Tests.Nodes;

/// <summary>
/// What the aggregator does with a player's requests: as its own intakes do, on the simulated tables. Each is one transaction under the
/// session's lock.
/// </summary>
internal static class Intake
{
    /// <summary>Takes a command; the same key brings the first one's tick back.</summary>
    public static async Task<Reply> Command(Step step, TickSteps steps, Universe universe, string text, string key)
    {
        var tables = step.Tables;
        if (!universe.Defects.WithoutKeys)
        {
            if (tables.Ticks.Find(t => t.IdempotencyKey == key) is { } known) return new Reply.Accepted(known.CorrelationId);
            if (tables.Session.Phase != Phase.Idle) return new Reply.NotNow();
        }

        var session = step.Tracked(tables.Session);
        var world = tables.Worlds[session.WorldHash];
        var intent = IntentParser.Parse(text, world);
        if (Plans.Of(world, intent) is not Planned.Possible { Plan: var plan }) return new Reply.Refused();
        var id = universe.Identities.Next();
        var tick = new TickState
        {
            CorrelationId = id,
            CurrentState = nameof(TickStateMachine.Assessing),
            SessionId = session.Id,
            FirstTake = id,
            BranchId = session.BranchId,
            Number = session.Tick + 1,
            Text = intent.Text,
            Intent = Canonical.Write(intent),
            Plan = Canonical.Write(plan),
            IdempotencyKey = key,
            AcceptedAt = universe.Agenda.GetUtcNow(),
        };
        session.RunningTickId = id;
        step.Accept(tick);
        await steps.Begin(session, tick, step.Begin(session, tick), CancellationToken.None);
        return new Reply.Accepted(id);
    }

    /// <summary>Takes an answer to what the running tick waits for.</summary>
    public static async Task<Reply> Answer(Step step, Universe universe, Answering answering)
    {
        var tables = step.Tables;
        if (tables.AnswerKeys.Contains(answering.Key)) return new Reply.Accepted(answering.TickId);
        if (OpenIn(tables, answering.TickId, answering.Subject) is not { } open) return new Reply.NotNow();
        step.Write(() => tables.AnswerKeys.Add(answering.Key));
        return await Keep(step, universe, open, answering.Output, Origin.Human);
    }

    /// <summary>Decides a review whose player did not; one that was decided meanwhile stays so.</summary>
    public static async Task<Reply> Decide(Step step, Universe universe, Artifact review, ReviewMode mode)
    {
        if (OpenIn(step.Tables, review.TickId, review.Subject) is not { } open) return new Reply.NotNow();
        universe.Trace.Write($"the review of {universe.Trace.Name(review.TickId)} is decided by policy");
        var decision = Offers.ByPolicy(mode, Canonical.Read<Prompt>(open.Input).Offered!);
        return await Keep(step, universe, open, Canonical.Write(decision), Origin.Agent);
    }

    private static Artifact? OpenIn(Tables tables, Guid tickId, string subject) => tables.Session.RunningTickId != tickId ? null
        : tables.OpenOf(tables.Ticks.Single(t => t.CorrelationId == tickId), player: true).SingleOrDefault(a => a.Subject == subject);

    private static async Task<Reply> Keep(Step step, Universe universe, Artifact open, string output, Origin origin)
    {
        var question = step.Tracked(open);
        (question.Output, question.AnsweredAt, question.Origin) = (output, universe.Agenda.GetUtcNow(), origin);
        await step.Publish(
            new PlayerAnswered(step.Tables.Session.Id, open.TickId, open.Revision, open.Subject), CancellationToken.None);
        return new Reply.Accepted(open.TickId);
    }
}

/// <summary>What the player answers to one prompt.</summary>
/// <param name="Output">The artifact, as canonical JSON.</param>
internal sealed record Answering(string Key, Guid TickId, string Subject, string Output);

/// <summary>What came of a request.</summary>
internal abstract record Reply
{
    /// <summary>It is taken, or was already.</summary>
    public sealed record Accepted(Guid TickId) : Reply;

    /// <summary>It cannot be, and is no tick.</summary>
    public sealed record Refused : Reply;

    /// <summary>The session takes something else now.</summary>
    public sealed record NotNow : Reply;
}
