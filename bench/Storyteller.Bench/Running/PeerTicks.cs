using System.Diagnostics;
using System.Text.Json;
using Storyteller.Bench.Running.Load;

namespace Storyteller.Bench.Running;

/// <summary>
/// Ticks of a program that stands beside the system for comparison, on a stage of its own. It warms itself up and says so; then it plays
/// what it is told to, each in a line of JSON; it ends with its input.
/// </summary>
public sealed class PeerTicks : IMeasured
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(3);
    private static readonly JsonSerializerOptions _json = JsonSerializerOptions.Web;

    private readonly Stage _stage;
    private readonly Process _process;
    private readonly DirectoryInfo _folder;
    private readonly List<int> _processes = [];
    private Dictionary<string, string> _versions = [];

    private PeerTicks(Stage stage, Process process, DirectoryInfo folder) => (_stage, _process, _folder) = (stage, process, folder);

    /// <inheritdoc />
    public IReadOnlyList<int> Processes => _processes;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Versions => _versions;

    /// <summary>Starts it and waits until it is warm.</summary>
    /// <param name="command">The program and its arguments.</param>
    /// <param name="broker">It uses the broker.</param>
    /// <exception cref="BenchFailure">It cannot be had; the message says why.</exception>
    public static async Task<PeerTicks> StartAsync(IReadOnlyList<string> command, bool broker, CancellationToken stop)
    {
        var missing = command.Take(2).FirstOrDefault(part => Path.IsPathRooted(part) && !File.Exists(part));
        if (missing is not null) throw new BenchFailure($"{Path.GetRelativePath(Checkout.Path(), missing)} is not there");
        var stage = await Stage.OpenAsync(stop);
        var folder = Directory.CreateTempSubdirectory("storyteller-peer-");
        var start = new ProcessStartInfo(command[0], command.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in stage.Environment) start.Environment[name] = value;
        start.Environment["BENCH_FOLDER"] = folder.FullName;
        var peer = new PeerTicks(stage, Process.Start(start)!, folder);
        try
        {
            var ready = await peer.ReadAsync<Ready>(stop);
            peer._versions = ready.Versions ?? [];
            peer._processes.AddRange([peer._process.Id, .. ready.Pids ?? [], Servers.Postgres()]);
            if (broker) peer._processes.Add(Servers.RabbitMq());
            return peer;
        }
        catch
        {
            await peer.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc />
    public async Task<LoadResult> RunAsync(int atOnce, TimeSpan length, CancellationToken stop)
    {
        var asked = JsonSerializer.Serialize(new { run = new { concurrency = atOnce, seconds = length.TotalSeconds } }, _json);
        await _process.StandardInput.WriteLineAsync(asked.AsMemory(), stop);
        await _process.StandardInput.FlushAsync(stop);
        var ran = await ReadAsync<Ran>(stop);
        if (ran.Latencies is not { Count: > 0 } latencies) throw new BenchFailure("it played no tick");
        return new(latencies, [], ran.Seconds, ran.Errors);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        try
        {
            await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
        await _stage.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<T> ReadAsync<T>(CancellationToken stop)
    {
        var line = await _process.StandardOutput.ReadLineAsync(stop).AsTask().WaitAsync(_patience, stop)
            ?? throw new BenchFailure("it ended without a word");
        if (JsonSerializer.Deserialize<Failed>(line, _json)?.Error is { } error) throw new BenchFailure(error);
        return JsonSerializer.Deserialize<T>(line, _json)!;
    }

    private sealed record Ready(string Name, Dictionary<string, string>? Versions, List<int>? Pids);

    private sealed record Ran(List<double>? Latencies, double Seconds, int Errors);

    private sealed record Failed(string? Error);
}
