using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Storyteller.WholeStory.Tests.Running;

/// <summary>The whole system, started as an operator starts it: the app host's own process, and whatever that starts.</summary>
public sealed partial class Story : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process _process;
    private readonly Output _output = new();

    private Story(Process process, Uri gateway)
    {
        (_process, Gateway) = (process, gateway);
        _process.OutputDataReceived += (_, line) => _output.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _output.Add(line.Data);
    }

    /// <summary>Where players go.</summary>
    public Uri Gateway { get; }

    /// <summary>Starts the app host with these arguments and environment, and waits until it says that it is ready.</summary>
    public static async Task<Story> Start(IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment)
    {
        var port = FreePort();
        string[] command = [Checkout.Built("AppHost", "AppHost", output: "plain"), .. arguments, "--port", $"{port}"];
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true, RedirectStandardError = true };
        // What this machine is set to must not leak into the story.
        foreach (var name in (string[])["ConnectionStrings__rabbitmq", "ConnectionStrings__storyteller"]) start.Environment.Remove(name);
        // What lives for a minute is not worth watching for what would make it quicker later: that alone takes a third of its time.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in environment) start.Environment[name] = value;

        var story = new Story(Process.Start(start)!, new Uri($"http://localhost:{port}"));
        story._process.BeginOutputReadLine();
        story._process.BeginErrorReadLine();
        await story.Says(line =>
            line.Contains("ready at", StringComparison.Ordinal) && line.Contains($":{port}", StringComparison.Ordinal));
        return story;
    }

    /// <summary>The first line, said already or yet to be said, that is meant; the output so far when it does not come.</summary>
    public async Task<string> Says(Func<string, bool> meant)
    {
        var exited = _process.WaitForExitAsync();
        var line = _output.First(meant);
        if (await Task.WhenAny(line, exited).WaitAsync(Patience) == exited && !line.IsCompleted)
            throw new InvalidOperationException($"the app host ended with {_process.ExitCode}:\n{_output}");
        return await line;
    }

    /// <summary>Completes when the app host has ended, however that came about.</summary>
    public Task Ended() => _process.WaitForExitAsync().WaitAsync(Patience);

    /// <summary>What it has printed so far.</summary>
    public IReadOnlyList<string> Lines => _output.All;

    /// <summary>The process of a service, as it was started last.</summary>
    public int ProcessOf(string service) =>
        _output.All.Select(line => Started().Match(line)).Where(m => m.Success && m.Groups["service"].Value == service)
            .Select(m => int.Parse(m.Groups["pid"].Value, System.Globalization.CultureInfo.InvariantCulture)).Last();

    /// <summary>Sends a signal, by its name, to the process of a service.</summary>
    public async Task Signal(string service, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", $"{ProcessOf(service)}"]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var stop = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }

        _process.Dispose();
    }

    /// <summary>What was printed so far.</summary>
    public override string ToString() => _output.ToString();

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [GeneratedRegex(@"\[launch\] (?<service>[a-z-]+) started \(pid (?<pid>\d+)\)")]
    private static partial Regex Started();
}
