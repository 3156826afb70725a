using System.Globalization;

namespace Storyteller.Simulation.Tests.Time;

/// <summary>
/// All that happened, a line for each happening. Identities appear as numbers in the order in which they came up, so that those which a
/// process makes up for itself do not tell two runs apart.
/// </summary>
internal sealed class Trace(TimeProvider clock)
{
    private readonly DateTimeOffset _beginning = clock.GetUtcNow();
    private readonly List<string> _lines = [];
    private readonly Dictionary<Guid, int> _numbers = [];

    /// <summary>All of it as text.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>The number of lines.</summary>
    public int Length => _lines.Count;

    /// <summary>Something happened.</summary>
    public void Write(string what) =>
        _lines.Add(string.Create(CultureInfo.InvariantCulture, $"{(clock.GetUtcNow() - _beginning).TotalSeconds,9:F3} {what}"));

    /// <summary>What an identity is called.</summary>
    public string Name(Guid id)
    {
        if (!_numbers.TryGetValue(id, out var number)) _numbers.Add(id, number = _numbers.Count + 1);
        return string.Create(CultureInfo.InvariantCulture, $"#{number}");
    }
}
