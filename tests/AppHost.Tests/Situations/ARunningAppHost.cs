using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Storyteller.AppHost.Launch;

namespace Storyteller.AppHost.Tests.Situations;

/// <summary>AppHost as a person starts it: a process of its own, with arguments and environment.</summary>
internal sealed partial class ARunningAppHost : IAsyncDisposable
{
    private readonly Process _process;

    private ARunningAppHost(Process process) => _process = process;

    public Lines Lines { get; } = new();

    /// <summary>The processes of services that it has started.</summary>
    public IReadOnlyList<int> Children =>
    [
        .. Lines.All.Select(line => Started().Match(line)).Where(match => match.Success)
            .Select(match => int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture)),
    ];

    /// <summary>Their names.</summary>
    public IEnumerable<string> Services => Lines.All.Select(line => Started().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value);

    /// <summary>Starts it; a variable with a null value is taken out of the environment.</summary>
    public static ARunningAppHost Start(IEnumerable<string> args, params IEnumerable<(string Name, string? Value)> environment)
    {
        var program = typeof(Launcher).Assembly.Location;
        var start = new ProcessStartInfo("dotnet", [program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;

        var running = new ARunningAppHost(new Process { StartInfo = start });
        running._process.OutputDataReceived += (_, line) => running.Take(line.Data);
        running._process.ErrorDataReceived += (_, line) => running.Take(line.Data);
        running._process.Start();
        running._process.BeginOutputReadLine();
        running._process.BeginErrorReadLine();
        return running;
    }

    /// <summary>Waits for its end, and for all that it wrote; the exit code.</summary>
    public async Task<int> Ended()
    {
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>What a service manager does.</summary>
    public async Task<int> Terminate()
    {
        Assert.Equal(0, kill(_process.Id, 15));
        return await Ended();
    }

    /// <summary>What happens when memory runs out.</summary>
    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) await Terminate();
        _process.Dispose();
    }

    private void Take(string? line)
    {
        if (line is not null) Lines.WriteLine(line);
    }

    [GeneratedRegex(@"^\[launch\] (\S+) started \(pid (\d+)\)$")]
    private static partial Regex Started();

    [DllImport("libc")]
    private static extern int kill(int pid, int signal);
}
