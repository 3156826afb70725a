using MassTransit;
using Storyteller.CommitAggregator.Storage;
using Storyteller.Contracts;
using Storyteller.Rulebook;

namespace Storyteller.CommitAggregator.Ticks;

/// <summary>Asks agents: each question is a row of the tick and a message in the outbox, so that it can be asked again.</summary>
public sealed class Questions(CanonDb db, ISendEndpointProvider bus, TimeProvider clock)
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
        };
        db.Artifacts.Add(artifact);
        tick.Awaited = [.. tick.Awaited, TickState.AwaitedAs(agent, subject)];
        await Send(tick, artifact);
    }

    /// <summary>Sends a question that was asked before once more; an agent that knows it answers the same again.</summary>
    public async Task Send(TickState tick, Artifact artifact)
    {
        var (address, command) = AgentCommands.For(tick, artifact);
        var endpoint = await bus.GetSendEndpoint(address);
        await endpoint.Send(command, command.GetType());
    }
}
