namespace Storyteller.Chaos.Tests.Running;

/// <summary>Waits for what nobody reports: asks again and again until the answer is yes.</summary>
internal static class Until
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>Whether the answer was yes in time.</summary>
    /// <param name="look">Asks once; what it throws is a no.</param>
    public static async Task<bool> True(Func<CancellationToken, Task<bool>> look, TimeSpan within, CancellationToken stop)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(within);
        try
        {
            while (!await Holds(look, late.Token)) await Pause(late.Token);
            return true;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The moment between two tries.</summary>
    public static Task Pause(CancellationToken stop) => Pause(BetweenLooks, stop);

    /// <summary>As long as that.</summary>
    public static async Task Pause(TimeSpan time, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(time);
        await timer.WaitForNextTickAsync(stop);
    }

    private static async Task<bool> Holds(Func<CancellationToken, Task<bool>> look, CancellationToken stop)
    {
        try
        {
            return await look(stop);
        }
        catch (Exception) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }
}
