using System.Diagnostics;
using Storyteller.AppHost.Launch;

namespace Storyteller.AppHost.Embedded;

/// <summary>Runs PostgreSQL's programs, as another user where it has to be.</summary>
internal sealed class PostgresPrograms(PostgresBinaries binaries, Unprivileged? user)
{
    public Unprivileged? User => user;

    /// <summary>Runs one program to its end; a problem with its own words if it fails.</summary>
    public async Task Run(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var (exitCode, said) = await Try(program, arguments, cancellation);
        if (exitCode != 0) throw new StartupProblem($"PostgreSQL's {program} failed{As}: {said.Trim()}");
    }

    /// <summary>Runs one program to its end; its exit code and everything that it said.</summary>
    public async Task<(int ExitCode, string Said)> Try(string program, IReadOnlyList<string> arguments, CancellationToken cancellation)
    {
        var path = binaries.Program(program);
        var start = user?.Wrap(path, arguments) ?? new ProcessStartInfo(path, arguments);
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        // Ours may be a folder that the other user cannot enter.
        start.WorkingDirectory = binaries.Folder;
        start.Environment["LC_ALL"] = "C";

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        try
        {
            return (await Finished(process, cancellation), await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private string As => user is null ? "" : $" (as user {user.Name})";

    private static async Task<int> Finished(Process process, CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode;
    }
}
