using System.Diagnostics;
using System.Globalization;
using Storyteller.Bench.Measuring;

namespace Storyteller.Bench.Running;

/// <summary>
/// Stops a running system in its tracks and has it go on, so that it can wait beside what is measured without taking any time. Not for
/// longer than half a minute, or the broker takes it for dead.
/// </summary>
public static class Pausing
{
    /// <summary>Stops the family of this process.</summary>
    public static Task PauseAsync(int process) => SignalAsync("-STOP", process);

    /// <summary>Has the family of this process go on.</summary>
    public static Task ResumeAsync(int process) => SignalAsync("-CONT", process);

    private static async Task SignalAsync(string signal, int process)
    {
        var family = ProcessTable.Now().Families([process]).Select(entry => entry.Id.ToString(CultureInfo.InvariantCulture));
        using var kill = Process.Start("kill", [signal, .. family]);
        await kill.WaitForExitAsync();
    }
}
