using Storyteller.Rulebook;

namespace Storyteller.Simulation.Tests.Time;

/// <summary>Chance that is drawn one after the other: the whole run being determined by its seed, so is every draw.</summary>
internal sealed class Draws(Chance chance)
{
    private int _drawn;

    /// <summary>A whole number in 0..<paramref name="below"/>−1.</summary>
    public int Below(int below) => chance.Below(below, _drawn++);

    /// <summary>True in so many of a hundred cases.</summary>
    public bool Percent(int percent) => Below(100) < percent;

    /// <summary>A stretch of time between the two, in whole milliseconds.</summary>
    public TimeSpan Milliseconds(int least, int most) => TimeSpan.FromMilliseconds(least + Below(most - least + 1));

    /// <summary>One of these.</summary>
    public T Any<T>(IReadOnlyList<T> from) => from[Below(from.Count)];
}
