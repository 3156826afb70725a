using System.Globalization;
using Storyteller.AppHost.Launch;

namespace Storyteller.AppHost.Embedded;

/// <summary>The folder where stories are kept, held by one running Storyteller at a time.</summary>
internal sealed class DataHome : IDisposable
{
    private readonly FileStream _lock;

    private DataHome(string folder, FileStream held)
    {
        Folder = folder;
        _lock = held;
    }

    public string Folder { get; }

    /// <summary>
    /// STORYTELLER_HOME, else the user's application data. Root's is /var/lib, because PostgreSQL then runs as another user, who cannot
    /// look into root's own folders.
    /// </summary>
    public static string Choose(Func<string, string?> environment)
    {
        if (environment("STORYTELLER_HOME") is { Length: > 0 } wanted) return Path.GetFullPath(wanted);
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess) return "/var/lib/storyteller";
        if (environment("XDG_DATA_HOME") is { } data && Path.IsPathFullyQualified(data)) return Path.Combine(data, "storyteller");
        var usual = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return usual.Length > 0
            ? Path.Combine(usual, "storyteller")
            : throw new StartupProblem("There is no home folder to keep stories in. Name one with STORYTELLER_HOME.");
    }

    /// <summary>Makes the folder if it is not there and takes hold of it; a problem if another Storyteller has it.</summary>
    public static DataHome Open(string folder, TextWriter output)
    {
        try
        {
            ReachableFolder.Make(folder);
            var held = Hold(folder);
            output.WriteLine($"Stories are kept in {folder}");
            return new DataHome(folder, held);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new StartupProblem(
                $"Stories cannot be kept in {folder}: {problem.Message} Name another folder with STORYTELLER_HOME.", problem);
        }
    }

    public void Dispose() => _lock.Dispose();

    private static FileStream Hold(string folder)
    {
        // Who holds the lock is written beside it: a file that is held exclusively cannot be read.
        var lockFile = Path.Combine(folder, "lock");
        var holder = Path.Combine(folder, "lock.process");
        try
        {
            var held = new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            File.WriteAllText(holder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            return held;
        }
        catch (IOException) when (File.Exists(holder))
        {
            throw new StartupProblem($"Storyteller is already running on {folder} (process {File.ReadAllText(holder)}). "
                + "Stop it first, or give this one a folder of its own with STORYTELLER_HOME.");
        }
    }
}
