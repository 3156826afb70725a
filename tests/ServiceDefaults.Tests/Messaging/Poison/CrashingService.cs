using System.Diagnostics;

namespace Storyteller.ServiceDefaults.Tests;

/// <summary>A service in a process of its own that is started again whenever it dies, as a supervisor would.</summary>
public sealed class CrashingService : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly string[] _settings;
    private readonly Task _running;

    public CrashingService(string[] settings)
    {
        _settings = settings;
        _running = Run();
    }

    public int Deaths { get; private set; }

    /// <summary>Lets the process end in good order.</summary>
    public async Task Stop()
    {
        await _stop.CancelAsync();
        await _running;
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _stop.Dispose();
    }

    private async Task Run()
    {
        while (!_stop.IsCancellationRequested)
        {
            using var process = Process.Start(
                new ProcessStartInfo(Environment.ProcessPath!, [Program.AsService, "--StopWithParent=true", .. _settings])
                {
                    RedirectStandardInput = true,
                })!;
            // Its input ends, and so it stops.
            await using var stopping = _stop.Token.Register(process.StandardInput.Close);
            await process.WaitForExitAsync(CancellationToken.None);
            if (!_stop.IsCancellationRequested) Deaths++;
        }
    }
}
