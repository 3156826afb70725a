using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Sessions;
using Storyteller.CommitAggregator.Takes;
using Storyteller.CommitAggregator.Ticks.Keeping;
using Storyteller.CommitAggregator.Ticks.Sweeping;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks.Asking;

/// <summary>
/// Asks agents and the player. Each question is a row of the tick; one to an agent is a message in the outbox besides, so that it can be
/// asked again. One to the player is nothing but the row, however long it waits.
/// </summary>
public sealed class Questions(ITickStore store, IOptions<SweepOptions> agents, IOptions<PlayerOptions> player, TimeProvider clock)
{
    /// <summary>Asks one agent, and awaits it; where the answer to the same question may stay, it stays.</summary>
    /// <param name="standing">What stands in the tick already.</param>
    public async Task Ask(Session session, TickState tick, AgentQuestion question, IReadOnlyList<ArtifactVersion> standing,
        CancellationToken cancellation)
    {
        var (agent, subject, input) = question;
        if (await store.Stays(tick, agent, subject, input, cancellation)) return;
        var artifact = new Artifact
        {
            TickId = tick.CorrelationId,
            Agent = agent,
            Subject = subject,
            Revision = tick.Revision,
            Seed = SeedOf(session, tick.Number, agent, subject, tick.Revision),
            Input = input,
            Parents = Lineages.ParentsOf(agent, subject, standing),
            AskedAt = clock.GetUtcNow(),
            DueAt = clock.GetUtcNow() + agents.Value.Deadline,
        };
        store.Add(artifact);
        tick.Awaited = [.. tick.Awaited, TickState.AwaitedAs(agent, subject)];
        await Send(tick, artifact);
    }

    /// <summary>An agent's chance in a version of what it is asked, as the bits of an unsigned number.</summary>
    public static long SeedOf(Session session, int tick, string agent, string subject, int version) =>
        unchecked((long)TurnLoader.ChanceOf(session).For(agent, subject).For(tick).For(version).Seed);

    /// <summary>Asks the player, and awaits them; a review has an end of its waiting. What they answered before may stay.</summary>
    public async Task AskPlayer(TickState tick, string subject, Prompt prompt, IReadOnlyList<ArtifactVersion> standing,
        CancellationToken cancellation)
    {
        if (await store.Stays(tick, Artifact.Player, subject, Canonical.Write(prompt), cancellation)) return;
        var due = prompt.Kind == PromptKind.Review ? clock.GetUtcNow() + player.Value.ReviewTimeout : (DateTimeOffset?)null;
        store.Add(OfThePlayer(tick, subject, prompt, due, standing));
        tick.Awaited = [.. tick.Awaited, TickState.AwaitedAs(Artifact.Player, subject)];
    }

    /// <summary>Keeps what was decided without asking the player.</summary>
    public async Task Decide(TickState tick, Prompt prompt, ReviewDecision decision, IReadOnlyList<ArtifactVersion> standing,
        CancellationToken cancellation)
    {
        if (await store.Stays(tick, Artifact.Player, Artifact.Review, Canonical.Write(prompt), cancellation)) return;
        var artifact = OfThePlayer(tick, Artifact.Review, prompt, null, standing);
        (artifact.Output, artifact.AnsweredAt, artifact.Origin) = (Canonical.Write(decision), artifact.AskedAt, Origin.Agent);
        store.Add(artifact);
    }

    private Artifact OfThePlayer(
        TickState tick, string subject, Prompt prompt, DateTimeOffset? due, IReadOnlyList<ArtifactVersion> standing) => new()
    {
        TickId = tick.CorrelationId,
        Agent = Artifact.Player,
        Subject = subject,
        Revision = tick.Revision,
        Input = Canonical.Write(prompt),
        Origin = Origin.Human,
        Parents = Lineages.ParentsOf(Artifact.Player, subject, standing),
        AskedAt = clock.GetUtcNow(),
        DueAt = due,
    };

    /// <summary>
    /// Asks an agent's rules what the agent failed at for good, with time of its own; false where it was they that were asked, or the
    /// question is the player's or cannot be read: then nothing is asked.
    /// </summary>
    public async Task<bool> AskTheRules(TickState tick, Artifact artifact, CancellationToken cancellation)
    {
        if (artifact.Only == Brain.Rules || artifact.Agent == Artifact.Player) return false;
        var before = artifact.Only;
        try
        {
            artifact.Only = Brain.Rules;
            await Send(tick, artifact);
        }
        catch (UnreadableQuestionException)
        {
            artifact.Only = before;
            return false;
        }

        var now = clock.GetUtcNow();
        (artifact.Asked, artifact.AskedAt, artifact.DueAt) = (1, now, now + agents.Value.RulesDeadline);
        return true;
    }

    /// <summary>Asks once more what was asked before; an agent that knows it answers the same again.</summary>
    public Task AskAgain(TickState tick, Artifact artifact)
    {
        artifact.AskedAt = clock.GetUtcNow();
        artifact.Asked++;
        return Send(tick, artifact);
    }

    private Task Send(TickState tick, Artifact artifact)
    {
        var (address, command) = AgentCommands.For(tick, artifact);
        return store.Send(address, command);
    }
}
