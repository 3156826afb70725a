using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Storyteller.Bench.Running;

/// <summary>The whole system as an operator starts it: the built app host, and whatever that starts.</summary>
public sealed partial class RunningSystem : IAsyncDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(2);

    // What one address may ask for is no part of what is measured.
    private static readonly string[] _raised = ["Limits__PublicPerMinute", "Limits__CommandsPerSecond", "Limits__CommandBurst"];

    private readonly Process _process;
    private readonly Queue<string> _lastWords = new();
    private readonly TaskCompletionSource<Uri> _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private RunningSystem(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    /// <summary>The process that was started; the services, where they are processes of their own, descend from it.</summary>
    public int ProcessId => _process.Id;

    /// <summary>Where players go.</summary>
    public Uri Gateway => _ready.Task.Result;

    /// <summary>Starts it on the servers that the environment names, and waits until it says that it is ready.</summary>
    /// <exception cref="BenchFailure">It ended, or is not ready after two minutes.</exception>
    public static Task<RunningSystem> StartAsync(bool distributed, CancellationToken stop) =>
        StartAsync(new SystemSetup(distributed), new Dictionary<string, string>(), stop);

    /// <summary>The same for any setup, on servers that are named anew.</summary>
    /// <param name="servers">Environment variables that name them; the bench's own hold for the others.</param>
    public static async Task<RunningSystem> StartAsync(
        SystemSetup setup, IReadOnlyDictionary<string, string> servers, CancellationToken stop)
    {
        string[] command = [setup.Program, "--port", "0", .. setup.Distributed ? ["--distributed"] : Array.Empty<string>()];
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var limit in _raised) start.Environment[limit] = "1000000";
        foreach (var (name, value) in servers.Concat(setup.Settings ?? new Dictionary<string, string>())) start.Environment[name] = value;
        var system = new RunningSystem(Process.Start(start)!);
        system._process.BeginOutputReadLine();
        system._process.BeginErrorReadLine();
        try
        {
            await system.ReadyAsync(stop);
            return system;
        }
        catch
        {
            await system.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            // Asked to stop it puts everything in order; killed, it would leave services behind.
            using var ask = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await _process.WaitForExitAsync().WaitAsync(_patience);
        }
        _process.Dispose();
    }

    private async Task ReadyAsync(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(_patience);
        var ended = _process.WaitForExitAsync(limit.Token);
        try
        {
            await (await Task.WhenAny(_ready.Task, ended));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new BenchFailure($"the system is not ready after {_patience}:\n{LastWords()}");
        }
        if (!_ready.Task.IsCompleted) throw new BenchFailure($"the system ended with {_process.ExitCode}:\n{LastWords()}");
    }

    private void Hear(string? line)
    {
        if (line is null) return;
        lock (_lastWords)
        {
            _lastWords.Enqueue(line);
            if (_lastWords.Count > 40) _lastWords.Dequeue();
        }
        if (Ready().Match(line) is { Success: true } ready) _ready.TrySetResult(new Uri(ready.Groups[1].Value));
    }

    private string LastWords()
    {
        lock (_lastWords) return string.Join('\n', _lastWords);
    }

    [GeneratedRegex(@"Storyteller is ready at (http://\S+?)\. ", RegexOptions.CultureInvariant)]
    private static partial Regex Ready();
}
