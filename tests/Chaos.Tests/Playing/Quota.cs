namespace Storyteller.Chaos.Tests.Playing;

/// <summary>How many ticks all players together may still begin.</summary>
/// <param name="most">However much more is wished, never more than this.</param>
/// <param name="more">Whether it goes on, asked before each tick; as long as there are any when null.</param>
internal sealed class Quota(int most, Func<int, bool>? more = null)
{
    private readonly Lock _gate = new();
    private int _begun;

    /// <summary>How many were begun.</summary>
    public int Begun
    {
        get
        {
            lock (_gate) return _begun;
        }
    }

    /// <summary>Takes one; false where there are no more.</summary>
    public bool Take()
    {
        lock (_gate)
        {
            if (_begun >= most || more?.Invoke(_begun) == false) return false;
            _begun++;
            return true;
        }
    }
}
