namespace Storyteller.Bench.Running.Load;

/// <summary>What one tick took at the client, in milliseconds.</summary>
/// <param name="Accept">From sending the command to its 202.</param>
/// <param name="Whole">From sending the command to reading on the live stream that the tick is canon.</param>
/// <param name="Answers">How often the player was asked meanwhile, and answered at once.</param>
public sealed record TickTimes(double Accept, double Whole, int Answers);

/// <summary>What a load came to.</summary>
/// <param name="Latencies">Of each tick, in milliseconds.</param>
/// <param name="Accepts">How long each command took to be accepted, in milliseconds; empty for what has no such step.</param>
/// <param name="Seconds">From the first command to the end of the last tick.</param>
/// <param name="Errors">Ticks that came to nothing.</param>
public sealed record LoadResult(IReadOnlyList<double> Latencies, IReadOnlyList<double> Accepts, double Seconds, int Errors)
{
    /// <summary>Ticks in each second.</summary>
    public double PerSecond => Latencies.Count / Seconds;
}
