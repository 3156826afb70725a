namespace Storyteller.Simulation.Tests.Storage;

/// <summary>A row that one transaction at a time may hold; the others wait in their order.</summary>
internal sealed class RowLock
{
    private readonly Queue<Action> _waiting = new();
    private bool _held;

    /// <summary>Does it as soon as the row is free, and holds the row until <see cref="Leave"/>.</summary>
    public void Enter(Action inside)
    {
        if (_held)
        {
            _waiting.Enqueue(inside);
            return;
        }

        _held = true;
        inside();
    }

    /// <summary>Holds the row if it is free, without waiting; says whether it was.</summary>
    public bool TryEnter()
    {
        if (_held) return false;
        _held = true;
        return true;
    }

    /// <summary>The transaction has ended, however it did.</summary>
    public void Leave()
    {
        if (_waiting.TryDequeue(out var next)) next();
        else _held = false;
    }
}
