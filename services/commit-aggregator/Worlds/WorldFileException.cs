namespace Storyteller.CommitAggregator.Worlds;

/// <summary>An authored world is refused. The message is one line for each thing that is wrong: <c>file:line: reason</c>.</summary>
/// <param name="problems">All that is wrong, by file and line; at least one.</param>
public sealed class WorldFileException(IReadOnlyList<WorldProblem> problems) : Exception(string.Join('\n', problems))
{
    /// <summary>All that is wrong, by file and line.</summary>
    public IReadOnlyList<WorldProblem> Problems { get; } = problems;
}

/// <summary>One thing that is wrong with an authored world.</summary>
/// <param name="File">The file below the folder of worlds, with forward slashes: <c>sallowhythe/places.yaml</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Reason">What is wrong, and where it helps, what would be right.</param>
public sealed record WorldProblem(string File, int Line, string Reason)
{
    /// <inheritdoc />
    public override string ToString() => $"{File}:{Line}: {Reason}";
}
