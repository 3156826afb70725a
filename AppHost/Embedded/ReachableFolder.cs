namespace Storyteller.AppHost.Embedded;

/// <summary>
/// Folders on the way to what PostgreSQL needs. Where we are root it runs as another user, who must get through them whatever the mask
/// that they were made with.
/// </summary>
internal static class ReachableFolder
{
    private const UnixFileMode ByAll = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Makes the folder and those above it that are not there yet; one that is there keeps its mode.</summary>
    public static void Make(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (Path.GetDirectoryName(folder) is { } above) Make(above);
        Directory.CreateDirectory(folder);
        Open(folder);
    }

    /// <summary>Lets everybody into the folder, if that is needed and we can.</summary>
    public static void Open(string folder)
    {
        if (!OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess) File.SetUnixFileMode(folder, ByAll);
    }
}
