namespace Storyteller.Rulebook.Editing;

/// <summary>What is wrong with a value, and where.</summary>
/// <param name="Path">A JSON path: <c>$.beats[0].outcomes[2]</c>; <c>$</c> for the whole.</param>
/// <param name="Why">One sentence, without its full stop.</param>
internal sealed record Fault(string Path, string Why)
{
    /// <summary>The path of an element of a list.</summary>
    public static string At(string list, int index) => FormattableString.Invariant($"{list}[{index}]");
}
