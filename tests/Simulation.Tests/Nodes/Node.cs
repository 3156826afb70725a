using Storyteller.Simulation.Tests.Bus;

namespace Storyteller.Simulation.Tests.Nodes;

/// <summary>
/// One service's process and its queue. What the process has not acknowledged when it dies is delivered again; what it was at is forgotten,
/// and nothing of it lasts but what storage has.
/// </summary>
internal abstract class Node(string name, Universe universe)
{
    private readonly List<Envelope> _unacknowledged = [];
    private List<Envelope> _waiting = [];
    private int _lives;

    /// <summary>Its name, and its queue's.</summary>
    public string Name { get; } = name;

    /// <summary>Whether the process is there.</summary>
    public bool IsUp { get; private set; }

    /// <summary>What it lives in.</summary>
    protected Universe Universe { get; } = universe;

    /// <summary>The process comes up, and is handed what waits for it.</summary>
    public void Start()
    {
        IsUp = true;
        Universe.Trace.Write($"{Name} is up");
        Begin();
        var waiting = _waiting;
        _waiting = [];
        foreach (var envelope in waiting) Later(Universe.Fate.Moment(), () => Deliver(envelope), () => _waiting.Add(envelope));
    }

    /// <summary>The process dies.</summary>
    public void Die()
    {
        if (!IsUp) return;
        IsUp = false;
        _lives++;
        _waiting.AddRange(_unacknowledged);
        _unacknowledged.Clear();
        End();
    }

    /// <summary>The broker knows nothing any more of what it had for this process.</summary>
    public void Forget()
    {
        _waiting.Clear();
        _unacknowledged.Clear();
    }

    /// <summary>A message arrives in the queue.</summary>
    public void Deliver(Envelope envelope)
    {
        if (!IsUp)
        {
            _waiting.Add(envelope);
            return;
        }

        _unacknowledged.Add(envelope);
        Take(envelope);
    }

    /// <summary>The process begins with a message.</summary>
    protected abstract void Take(Envelope envelope);

    /// <summary>What a process does when it comes up.</summary>
    protected virtual void Begin()
    {
    }

    /// <summary>What ends with a process besides its memory.</summary>
    protected virtual void End()
    {
    }

    /// <summary>The broker need not keep it any longer.</summary>
    protected void Acknowledge(Envelope envelope) => _unacknowledged.Remove(envelope);

    /// <summary>Goes on after a while, unless the process has died meanwhile.</summary>
    /// <param name="died">What happens instead if it has.</param>
    protected void Later(TimeSpan delay, Action what, Action? died = null) => Universe.Agenda.In(delay, Living(what, died));

    /// <summary>Does it only if the process has not died meanwhile.</summary>
    protected Action Living(Action what, Action? died = null)
    {
        var life = _lives;
        return () =>
        {
            if (life == _lives) what();
            else died?.Invoke();
        };
    }
}
