using System.Diagnostics;

namespace Storyteller.AppHost.Tests.Situations;

/// <summary>Looks at processes that are not our children.</summary>
internal static class Processes
{
    /// <summary>Waits until the process is gone; the test's own end is the limit.</summary>
    public static async Task Gone(int pid)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        try
        {
            using var process = Process.GetProcessById(pid);
            await process.WaitForExitAsync(patience.Token);
        }
        catch (ArgumentException)
        {
            // It was gone before we looked.
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"Process {pid} still runs.");
        }
    }
}
