using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Storyteller.AppHost.Launch;

/// <summary>One running process of a service. Its lines appear in ours, prefixed with the service's name.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private const int Sigterm = 15;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly Process _process;

    private ServiceProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>Starts the program with these variables on top of our own environment.</summary>
    public static ServiceProcess Start(string name, string program, IReadOnlyDictionary<string, string> environment, TextWriter output)
    {
        if (!File.Exists(program)) throw new StartupProblem($"{name} is not built: {program} is missing. Run 'dotnet build'.");
        var start = new ProcessStartInfo(DotnetHost, [program])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment) start.Environment[key] = value;

        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Pass(line.Data);
        process.ErrorDataReceived += (_, line) => Pass(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new ServiceProcess(process);

        void Pass(string? line)
        {
            if (line is not null) output.WriteLine($"[{name}] {line}");
        }
    }

    /// <summary>Completes when the process has ended and everything it wrote has been passed on.</summary>
    public Task Ended(CancellationToken cancellation) => _process.WaitForExitAsync(cancellation);

    /// <summary>Asks it to stop, waits, and ends it by force if that takes too long. True if it stopped by itself.</summary>
    public async Task<bool> Stop()
    {
        if (_process.HasExited) return true;
        // Where there are no signals the closed pipe is the request: services stop when their standard input ends.
        if (OperatingSystem.IsWindows()) _process.StandardInput.Close();
        else _ = kill(_process.Id, Sigterm);

        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Stop();
        _process.Dispose();
    }

    // The runtime that runs us also runs the services; it lies three folders above its own libraries.
    private static string DotnetHost => Path.GetFullPath(Path.Combine(
        RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    [DllImport("libc", SetLastError = true)]
    private static extern int kill(int pid, int signal);
}
