using System.Globalization;
using System.Security.Cryptography;
using Storyteller.AppHost.Launch;

namespace Storyteller.AppHost.Embedded;

/// <summary>One folder of PostgreSQL data and the server on it.</summary>
/// <param name="programs">The programs of the data's own major version.</param>
/// <param name="folder">Holds <c>data</c>, its password and the server's log.</param>
internal sealed class PostgresCluster(PostgresPrograms programs, string folder)
{
    /// <summary>Who owns everything in it.</summary>
    public const string User = "storyteller";

    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string PatienceSeconds = "60";

    // PostgreSQL's own 100 are fewer than the pools of six services may open.
    private const int Connections = 300;

    private readonly string _data = DataIn(folder);
    private readonly string _passwordFile = Path.Combine(folder, "password");
    private readonly string _log = Path.Combine(folder, "server.log");

    /// <summary>Without it nobody connects, other users of this machine included.</summary>
    public string Password => File.ReadAllText(_passwordFile).Trim();

    /// <summary>Whether the folder has data.</summary>
    public static bool IsIn(string folder) => File.Exists(Path.Combine(DataIn(folder), "PG_VERSION"));

    /// <summary>Makes the data if there is none; interrupted, it leaves none.</summary>
    public async Task Create(TextWriter output, CancellationToken cancellation)
    {
        if (IsIn(folder)) return;
        output.WriteLine("Preparing a place for the stories");
        MakeFolder();
        WriteForServer(_passwordFile, RandomNumberGenerator.GetHexString(32));
        var partial = _data + ".partial";
        if (Directory.Exists(partial)) Directory.Delete(partial, recursive: true);
        await programs.Run(
            "initdb",
            ["-D", partial, "-U", User, "-A", "scram-sha-256", $"--pwfile={_passwordFile}", "-E", "UTF8", "--locale=C"],
            cancellation);
        Directory.Move(partial, _data);
    }

    /// <summary>Stops a server that a Storyteller which was killed has left behind.</summary>
    public async Task StopStale(TextWriter output, CancellationToken cancellation)
    {
        if (!StaleServer.Find(_data, out var pid)) return;
        output.WriteLine($"Stopping the PostgreSQL (process {pid}) that an earlier run left behind");
        if (!await StopIn("fast", cancellation)) await StopIn("immediate", cancellation);
    }

    /// <summary>Starts the server and waits until it answers.</summary>
    public async Task Start(int port, CancellationToken cancellation)
    {
        WriteForServer(_log, "");
        var settings = string.Create(CultureInfo.InvariantCulture,
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections={Connections} -c fsync=on");
        try
        {
            // pg_ctl takes the server out of the terminal's reach: Ctrl+C is for us, who stop it after everything that needs it.
            var (exitCode, said) = await programs.Try(
                "pg_ctl", ["start", "-D", _data, "-l", _log, "-w", "-t", PatienceSeconds, "-o", settings], cancellation);
            if (exitCode == 0) return;
            throw new StartupProblem($"PostgreSQL did not start: {said.Trim()}\n{await File.ReadAllTextAsync(_log, cancellation)}");
        }
        catch
        {
            await Stop();
            throw;
        }
    }

    /// <summary>Stops the server, in the order that loses nothing; at once if it takes more than a minute.</summary>
    public async Task Stop()
    {
        if (!await StopIn("fast", CancellationToken.None)) await StopIn("immediate", CancellationToken.None);
    }

    private static string DataIn(string folder) => Path.Combine(folder, "data");

    /// <summary>True if no server runs afterwards.</summary>
    private async Task<bool> StopIn(string mode, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(_data, "postmaster.pid"))) return true;
        var (exitCode, _) = await programs.Try("pg_ctl", ["stop", "-D", _data, "-m", mode, "-w", "-t", PatienceSeconds], cancellation);
        return exitCode == 0;
    }

    private void MakeFolder()
    {
        Directory.CreateDirectory(folder);
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(folder, OwnerOnly);
        programs.User?.Own(folder);
    }

    private void WriteForServer(string file, string text)
    {
        File.WriteAllText(file, text);
        if (OperatingSystem.IsWindows()) return;
        File.SetUnixFileMode(file, OwnerOnly & ~UnixFileMode.UserExecute);
        programs.User?.Own(file);
    }
}
