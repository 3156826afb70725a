namespace Storyteller.CommitAggregator.Worlds.Files;

/// <summary>Where something is written.</summary>
internal readonly record struct Spot(string File, int Line);

/// <summary>Collects what is wrong with a world, so that its author sees all of it at once.</summary>
internal sealed class WorldProblems
{
    private readonly List<WorldProblem> _found = [];

    public bool Any => _found.Count > 0;

    public void Add(Spot at, string reason) => _found.Add(new WorldProblem(at.File, at.Line, reason));

    public void ThrowIfAny()
    {
        if (_found.Count > 0)
            throw new WorldFileException([.. _found.Distinct().OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line)]);
    }
}
