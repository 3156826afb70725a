using MassTransit;
using Microsoft.Extensions.Options;
using Storyteller.CommitAggregator.Answers;
using Storyteller.CommitAggregator.Storage;
using Storyteller.CommitAggregator.Ticks.Sweeping;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>
/// Asks agents and the player. Each question is a row of the tick; one to an agent is a message in the outbox besides, so that it can be
/// asked again. One to the player is nothing but the row, however long it waits.
/// </summary>
public sealed class Questions(
    CanonDb db, ISendEndpointProvider bus, IOptions<SweepOptions> agents, IOptions<PlayerOptions> player, TimeProvider clock)
{
    /// <summary>Asks one agent, and awaits it.</summary>
    /// <param name="chance">The session's chance.</param>
    /// <param name="subject">The character it is about; empty for agents that run once in a tick.</param>
    public async Task Ask<TContext>(TickState tick, Chance chance, string agent, string subject, TContext context)
    {
        var artifact = new Artifact
        {
            TickId = tick.CorrelationId,
            Agent = agent,
            Subject = subject,
            Revision = tick.Revision,
            Seed = unchecked((long)chance.For(agent, subject).For(tick.Number).For(tick.Revision).Seed),
            Input = Canonical.Write(context),
            AskedAt = clock.GetUtcNow(),
            DueAt = clock.GetUtcNow() + agents.Value.Deadline,
        };
        db.Artifacts.Add(artifact);
        tick.Awaited = [.. tick.Awaited, TickState.AwaitedAs(agent, subject)];
        await Send(tick, artifact);
    }

    /// <summary>Asks the player, and awaits them; a review has an end of its waiting.</summary>
    public void AskPlayer(TickState tick, string subject, Prompt prompt)
    {
        var due = prompt.Kind == PromptKind.Review ? clock.GetUtcNow() + player.Value.ReviewTimeout : (DateTimeOffset?)null;
        db.Artifacts.Add(OfThePlayer(tick, subject, prompt, due));
        tick.Awaited = [.. tick.Awaited, TickState.AwaitedAs(Artifact.Player, subject)];
    }

    /// <summary>Keeps what was decided without asking the player.</summary>
    public void Decide(TickState tick, Prompt prompt, ReviewDecision decision)
    {
        var artifact = OfThePlayer(tick, Artifact.Review, prompt, null);
        (artifact.Output, artifact.AnsweredAt) = (Canonical.Write(decision), artifact.AskedAt);
        db.Artifacts.Add(artifact);
    }

    private Artifact OfThePlayer(TickState tick, string subject, Prompt prompt, DateTimeOffset? due) => new()
    {
        TickId = tick.CorrelationId,
        Agent = Artifact.Player,
        Subject = subject,
        Revision = tick.Revision,
        Input = Canonical.Write(prompt),
        AskedAt = clock.GetUtcNow(),
        DueAt = due,
    };

    /// <summary>Sends a question that was asked before once more; an agent that knows it answers the same again.</summary>
    public async Task Send(TickState tick, Artifact artifact)
    {
        var (address, command) = AgentCommands.For(tick, artifact);
        var endpoint = await bus.GetSendEndpoint(address);
        await endpoint.Send(command, command.GetType());
    }
}
