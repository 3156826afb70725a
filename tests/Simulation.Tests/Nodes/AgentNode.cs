using Storyteller.AgentKit;
using Storyteller.CommitAggregator.Ticks;
using Storyteller.Contracts;
using Storyteller.Simulation.Tests.Bus;
using Storyteller.Simulation.Tests.Fates;
using Storyteller.Simulation.Tests.Storage;
using Storyteller.Simulation.Tests.Thinking;

namespace Storyteller.Simulation.Tests.Nodes;

/// <summary>
/// A service of agents. A thought takes its time, in which the process may die; at its end the kit's consumer runs through in one go, and
/// the process may die at each of its steps.
/// </summary>
internal sealed class AgentNode : Node
{
    private readonly KeptInMemory _kept = new();
    private readonly ExecutionStore _store;

    /// <summary>A service that has nothing to do yet.</summary>
    public AgentNode(string service, Universe universe) : base(service, universe) =>
        _store = new ExecutionStore(_kept, universe.Defects.Safeguards);

    /// <summary>How often each question was thought to the end.</summary>
    public Dictionary<(Guid TickId, string Agent, string Subject), int> Thoughts { get; } = [];

    /// <summary>How often of that a thought was lost before it could be kept.</summary>
    public Dictionary<(Guid TickId, string Agent, string Subject), int> Lost { get; } = [];

    /// <inheritdoc />
    protected override void Take(Envelope envelope)
    {
        var asked = Shell.For(envelope.Message).Of(envelope.Message);
        var ailment = _kept.Has(asked) ? Ailment.None : AilmentAt(asked);
        Universe.Trace.Write($"{TickState.AwaitedAs(asked.Agent, asked.Subject)} takes {Universe.Trace.Name(envelope.Id)} {envelope.Kind}"
            + (ailment == Ailment.None ? "" : $", {ailment}"));
        if (ailment == Ailment.Mute) return;
        if (ailment == Ailment.Hangs) Universe.Fate.Lasts(Shell.HangsFor);
        Later(ailment == Ailment.Hangs ? Shell.HangsFor : Universe.Fate.Thinks(), () => Think(envelope, asked, ailment, 1));
    }

    private void Think(Envelope envelope, Asked asked, Ailment ailment, int attempt)
    {
        var shell = Shell.For(envelope.Message);
        _kept.Finding = () =>
        {
            if (ailment == Ailment.Unable || Universe.Fate.FailsToWrite()) throw new StorageAwayException();
        };
        _kept.Keeping = (() => BeforeKeeping(asked), () => MayDie("with an answer kept and not published"));
        try
        {
            // An answer that came meanwhile is given, however the agent is now.
            var mind = new Mind(ailment, () => Thought(asked), Universe.Defects.AgentsAreMoody);
            var clock = new AgentClock(Universe.Agenda, hangs: ailment == Ailment.Hangs);
            shell.Consume(envelope, mind, _store, clock, Publish).GetAwaiter().GetResult();
            Acknowledge(envelope);
        }
        catch (DeadException dead)
        {
            Universe.Crash(this, dead.Down, dead.Message);
        }
        catch (StorageAwayException away)
        {
            Retry(envelope, asked, ailment, attempt, away);
        }
    }

    private void Publish(object message, Guid? id)
    {
        var envelope = new Envelope(id ?? Universe.Identities.Next(), message, Addresses.Aggregator);
        Universe.Trace.Write($"{Name} answers {Universe.Trace.Name(envelope.Id)} {envelope.Kind}");
        Universe.Network.Send(envelope);
        MayDie("with an answer published and its question not acknowledged");
    }

    private void BeforeKeeping(Asked asked)
    {
        const string where = "with an answer thought and not kept";
        var down = Universe.Fate.Crashes(where);
        if (down is null && !Universe.Fate.FailsToWrite()) return;
        Lost[asked.Question] = Lost.GetValueOrDefault(asked.Question) + 1;
        throw down is { } time ? new DeadException(where, time) : new StorageAwayException();
    }

    private void MayDie(string where)
    {
        if (Universe.Fate.Crashes(where) is { } down) throw new DeadException(where, down);
    }

    private void Retry(Envelope envelope, Asked asked, Ailment ailment, int attempt, StorageAwayException away)
    {
        if (attempt <= Retries.Count)
        {
            Later(Retries.After(attempt), () => Think(envelope, asked, ailment, attempt + 1));
            return;
        }

        var fault = Shell.For(envelope.Message).Fault(envelope, Universe.Identities.Next(), away.Message);
        Universe.Fate.Lasts(TimeSpan.Zero);
        Universe.Network.Send(new Envelope(Universe.Identities.Next(), fault, Addresses.Aggregator));
        Acknowledge(envelope);
    }

    private int Thought(Asked asked)
    {
        var before = Thoughts.GetValueOrDefault(asked.Question);
        Thoughts[asked.Question] = before + 1;
        return before;
    }

    private Ailment AilmentAt(Asked asked)
    {
        var health = Universe.HealthOf(asked.TickId, asked.Agent, asked.Subject);
        return asked.Only == Brain.Rules ? health.Rules : health.Agent;
    }

    private sealed class DeadException(string where, TimeSpan down) : Exception(where)
    {
        public TimeSpan Down => down;
    }
}
