namespace Storyteller.Terminal;

/// <summary>
/// What the player wrote and the gateway has not taken yet, in the order in which it was written. Where there is a session file it is in
/// there before it is sent, so that it survives whatever happens to this process.
/// </summary>
/// <param name="saved">What is kept of the session; what it holds unsent is here from the beginning on.</param>
/// <param name="path">Where that is kept; null for nowhere.</param>
/// <param name="notice">Gets a line for people where it cannot be kept there.</param>
public sealed class Unsent(SavedSession saved, string? path, Action<string> notice)
{
    private readonly List<KeptMove> _moves = [.. saved.Unsent ?? []];
    private bool _cannot;

    /// <summary>All of it, in order.</summary>
    public IReadOnlyList<KeptMove> All => _moves;

    /// <summary>The next that goes out as soon as it can; null where there is none.</summary>
    public KeptMove? Next => _moves.Find(move => !move.Aside);

    /// <summary>Where it survives this process; null where it does not.</summary>
    public string? Path => path;

    /// <summary>Keeps one more, behind all others.</summary>
    public void Add(KeptMove move)
    {
        _moves.Add(move);
        Save();
    }

    /// <summary>It is being sent: from now on it may have arrived.</summary>
    public KeptMove Try(KeptMove move)
    {
        if (move.Tried) return move;
        var tried = move with { Tried = true };
        _moves[_moves.FindIndex(kept => kept.Key == move.Key)] = tried;
        Save();
        return tried;
    }

    /// <summary>It has arrived, or is let go.</summary>
    public void Remove(KeptMove move)
    {
        if (_moves.RemoveAll(kept => kept.Key == move.Key) > 0) Save();
    }

    /// <summary>Nothing of it goes out any more unless the player says so.</summary>
    public void PutAside() => Mark(_ => true, aside: true);

    /// <summary>What was put aside goes out after all.</summary>
    public void TakeUp(Func<KeptMove, bool> which) => Mark(which, aside: false);

    private void Mark(Func<KeptMove, bool> which, bool aside)
    {
        for (var i = 0; i < _moves.Count; i++)
            if (which(_moves[i])) _moves[i] = _moves[i] with { Aside = aside };
        Save();
    }

    private void Save()
    {
        try
        {
            (saved with { Unsent = _moves.Count == 0 ? null : [.. _moves] }).Save(path);
            _cannot = false;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            // The player goes on all the same, and knows that it will not outlive this process.
            if (!_cannot) notice($"What is not sent yet cannot be kept in {path}: {failed.Message}");
            _cannot = true;
        }
    }
}
