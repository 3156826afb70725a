using System.Diagnostics;

namespace Storyteller.Chaos.Tests.Servers;

/// <summary>
/// A PostgreSQL and a RabbitMQ that nobody else uses, so that they can be crashed. A process of their own holds them for as long as this
/// one lives and wants them: it stops them, and removes their folder, when its standard input ends, however that comes about.
/// </summary>
public sealed class PrivateServers : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly string Script = Path.Combine(Checkout.Root, "scripts", "servers.sh");

    private readonly string _folder;
    private readonly Process _holder;
    private readonly Dictionary<string, string> _environment = [];
    private readonly Dictionary<CrashedServer, SemaphoreSlim> _turns =
        Enum.GetValues<CrashedServer>().ToDictionary(server => server, _ => new SemaphoreSlim(1));

    private PrivateServers(string folder, Process holder) => (_folder, _holder) = (folder, holder);

    /// <summary>A connection string of PostgreSQL.</summary>
    public string Database => _environment["ConnectionStrings__storyteller"];

    /// <summary>The address of the broker.</summary>
    public Uri Broker => new(_environment["ConnectionStrings__rabbitmq"]);

    /// <summary>The broker's management API.</summary>
    public Uri Management => new(_environment["STORYTELLER_RABBITMQ_MANAGEMENT"]);

    /// <summary>Starts both and waits until they are ready.</summary>
    public static async Task<PrivateServers> Start()
    {
        var folder = Directory.CreateTempSubdirectory("storyteller-chaos-servers-");
        // The servers run as users of their own, who have to find the way to their data.
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder.FullName, (UnixFileMode)0b111_101_101);
        const string Hold = "\"$0\" start \"$1\" && echo ready && cat > /dev/null; \"$0\" stop \"$1\"";
        string[] command = ["bash", "-c", Hold, Script, folder.FullName];
        // Out of reach of the terminal's Ctrl+C, which is to end this process and not the one that cleans up after it.
        var start = new ProcessStartInfo("setsid", command)
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var servers = new PrivateServers(folder.FullName, Process.Start(start)!);
        var errors = servers._holder.StandardError.ReadToEndAsync();
        while (await servers._holder.StandardOutput.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line == "ready") return servers;
            if (line.Split(' ', 2) is ["export", var setting] && setting.Split('=', 2) is [var name, var value])
                servers._environment[name] = value.Trim('\'');
        }

        await servers.DisposeAsync();
        throw new InvalidOperationException($"the servers did not start:\n{await errors}");
    }

    /// <summary>
    /// Crashes a server and starts it again with its data and on its port; ends when it is ready. One that is crashed already is crashed
    /// once more when it is ready.
    /// </summary>
    /// <param name="crashing">Is told in the moment before it crashes.</param>
    public async Task Crash(CrashedServer server, Action crashing, CancellationToken stop)
    {
        var turn = _turns[server];
        await turn.WaitAsync(stop);
        try
        {
            crashing();
            await Run("crash", server);
            await Run("revive", server);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _holder.StandardInput.Close();
        await _holder.WaitForExitAsync().WaitAsync(Patience);
        _holder.Dispose();
    }

    private async Task Run(string command, CrashedServer server)
    {
        string[] arguments = [command, server.ToString().ToLowerInvariant(), _folder];
        // What it starts would hold on to a pipe for as long as it runs.
        using var script = Process.Start(new ProcessStartInfo(Script, arguments))!;
        await script.WaitForExitAsync().WaitAsync(Patience);
        if (script.ExitCode != 0) throw new InvalidOperationException($"{Script} {command} {server} ended with {script.ExitCode}");
    }
}

/// <summary>One of the two, by the name that the script knows it by.</summary>
public enum CrashedServer
{
    /// <summary>PostgreSQL, stopped at once: it has to recover from its log.</summary>
    Postgres,

    /// <summary>RabbitMQ, killed.</summary>
    RabbitMq,
}
