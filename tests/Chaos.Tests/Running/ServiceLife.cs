using System.Diagnostics;

namespace Storyteller.Chaos.Tests.Running;

/// <summary>One process of a service, from its start to its end.</summary>
internal sealed class ServiceLife : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Process _process;
    private bool _killed;
    private string? _failpoint;

    private ServiceLife(Process process) => _process = process;

    /// <summary>Completes when the process after this one runs.</summary>
    public TaskCompletionSource Next { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Starts a process that ends, at the latest, when this one does.</summary>
    public static ServiceLife Begin(string program, IReadOnlyDictionary<string, string> environment, ServiceLog log)
    {
        var start = new ProcessStartInfo("dotnet", [program])
        {
            WorkingDirectory = Path.GetDirectoryName(program),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        var life = new ServiceLife(new Process { StartInfo = start });
        life._process.OutputDataReceived += (_, line) => log.Add(line.Data);
        life._process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith("failpoint ", StringComparison.Ordinal) == true) life._failpoint = line.Data;
            log.Add(line.Data);
        };
        life._process.Start();
        log.Add($"---- process {life._process.Id} ----");
        life._process.BeginOutputReadLine();
        life._process.BeginErrorReadLine();
        return life;
    }

    /// <summary>Kills the process as a power cut would, with nothing put in order first; false where it has ended already.</summary>
    public bool Kill()
    {
        lock (_gate)
        {
            if (_killed || _process.HasExited) return false;
            _killed = true;
            _process.Kill();
            return true;
        }
    }

    /// <summary>Sends the process a signal, by its name.</summary>
    public async Task Signal(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]);
        await kill.WaitForExitAsync();
    }

    /// <summary>How it ended, once it has, and all that it printed has been passed on.</summary>
    public async Task<ServiceEnd> End()
    {
        await _process.WaitForExitAsync();
        lock (_gate) return new ServiceEnd("", _process.ExitCode, _killed && _failpoint is null, _failpoint);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        // Who looks at it later still finds that it was killed.
        lock (_gate)
        {
            _killed = true;
            _process.Dispose();
        }
    }
}
