using Storyteller.Simulation.Tests.Fates;
using Storyteller.Simulation.Tests.Time;

namespace Storyteller.Simulation.Tests.Bus;

/// <summary>Takes messages to queues: late, several times, in any order, or not at all.</summary>
internal sealed class Network(Agenda agenda, Fate fate, Trace trace)
{
    private readonly Dictionary<string, Action<Envelope>> _queues = new(StringComparer.Ordinal);
    private int _losses;

    /// <summary>Messages of this name go there.</summary>
    public void Connect(string name, Action<Envelope> queue) => _queues.Add(name, queue);

    /// <summary>The broker has it.</summary>
    public void Send(Envelope envelope)
    {
        if (fate.Loses())
        {
            trace.Write($"lost {trace.Name(envelope.Id)} {envelope.Kind}");
            return;
        }

        var copies = fate.Copies();
        for (var copy = 0; copy < copies; copy++) Arrive(envelope, fate.Travels(copy));
    }

    /// <summary>All that is on its way never arrives.</summary>
    public void LoseAll() => _losses++;

    private void Arrive(Envelope envelope, TimeSpan after)
    {
        var losses = _losses;
        agenda.In(after, () =>
        {
            if (losses == _losses) _queues[envelope.To](envelope);
        });
    }
}
