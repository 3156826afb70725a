using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Storyteller.AppHost.Launch;

namespace Storyteller.AppHost.Embedded;

/// <summary>The user that PostgreSQL runs as where we are root, which it refuses to be.</summary>
/// <param name="Name">Its name.</param>
/// <param name="UserId">Its number.</param>
/// <param name="GroupId">Its group's number.</param>
internal sealed record Unprivileged(string Name, uint UserId, uint GroupId)
{
    private const UnixFileMode All = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enter = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Who it is; null where we are not root and it can be ourselves.</summary>
    public static Unprivileged? Needed() =>
        OperatingSystem.IsWindows() || !Environment.IsPrivilegedProcess ? null : In(File.ReadLines("/etc/passwd"));

    /// <summary>PostgreSQL's own user among these lines of /etc/passwd, else nobody.</summary>
    public static Unprivileged In(IEnumerable<string> passwd)
    {
        var users = passwd.Select(line => line.Split(':')).Where(fields => fields.Length >= 4).ToLookup(fields => fields[0]);
        var fields = users["postgres"].Concat(users["nobody"]).FirstOrDefault()
            ?? throw new StartupProblem("PostgreSQL does not run as root, and there is neither a user postgres nor nobody. Start this as another user.");
        return new Unprivileged(fields[0], uint.Parse(fields[2], CultureInfo.InvariantCulture), uint.Parse(fields[3], CultureInfo.InvariantCulture));
    }

    /// <summary>The same program with the same arguments, run as this user.</summary>
    public ProcessStartInfo Wrap(string program, IEnumerable<string> arguments)
    {
        string[] folders = ["/usr/bin", "/usr/sbin", "/bin", "/sbin"];
        var setpriv = folders.Select(folder => Path.Combine(folder, "setpriv")).FirstOrDefault(File.Exists);
        if (setpriv is not null)
            return new ProcessStartInfo(setpriv, [$"--reuid={UserId}", $"--regid={GroupId}", "--clear-groups", "--", program, .. arguments]);
        var runuser = folders.Select(folder => Path.Combine(folder, "runuser")).FirstOrDefault(File.Exists)
            ?? throw new StartupProblem("PostgreSQL does not run as root, and neither setpriv nor runuser is here to run it as another user.");
        return new ProcessStartInfo(runuser, ["-u", Name, "--", program, .. arguments]);
    }

    /// <summary>Makes the file or folder this user's.</summary>
    [UnsupportedOSPlatform("windows")]
    public void Own(string path)
    {
        if (chown(path, UserId, GroupId) != 0)
            throw new IOException($"{path} could not be given to {Name}: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Opens a folder and all in it for reading, whatever the mask that it was made with.</summary>
    [UnsupportedOSPlatform("windows")]
    public static void LetAllRead(string folder)
    {
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | All | Enter);
        foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos("*", SearchOption.AllDirectories))
        {
            if (entry.LinkTarget is not null) continue;
            var mayRun = entry is DirectoryInfo || entry.UnixFileMode.HasFlag(UnixFileMode.UserExecute);
            entry.UnixFileMode |= mayRun ? All | Enter : All;
        }
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int chown([MarshalAs(UnmanagedType.LPUTF8Str)] string path, uint owner, uint group);
}
