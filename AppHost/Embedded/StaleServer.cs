using System.Diagnostics;
using System.Globalization;

namespace Storyteller.AppHost.Embedded;

/// <summary>
/// The server that postmaster.pid speaks of. The number alone proves nothing: since a crash it may have gone to any other process, which
/// must not be stopped in the server's place.
/// </summary>
internal static class StaleServer
{
    /// <summary>True, with its process id, if a server runs on the data. A note about one that no longer runs is thrown away.</summary>
    public static bool Find(string data, out int pid)
    {
        var note = Path.Combine(data, "postmaster.pid");
        pid = 0;
        if (!File.Exists(note)) return false;
        var written = File.ReadLines(note).FirstOrDefault();
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out pid) && RunsOn(data, pid)) return true;
        File.Delete(note);
        return false;
    }

    private static bool RunsOn(string data, int pid)
    {
        try
        {
            // A server works in its data folder, which Linux tells. Elsewhere the program's name has to do.
            if (OperatingSystem.IsLinux())
                return new DirectoryInfo($"/proc/{pid}/cwd").ResolveLinkTarget(returnFinalTarget: true)?.FullName == Real(data);
            using var process = Process.GetProcessById(pid);
            return process.ProcessName is "postgres" or "postmaster";
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static string Real(string folder)
    {
        var info = new DirectoryInfo(folder);
        var parent = info.Parent is null ? "" : Real(info.Parent.FullName);
        return info.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Path.Combine(parent, info.Name);
    }
}
