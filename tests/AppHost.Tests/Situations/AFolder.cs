namespace Storyteller.AppHost.Tests.Situations;

/// <summary>An empty folder that another user can reach, gone afterwards.</summary>
internal sealed class AFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("storyteller-").FullName;

    /// <summary>A folder in it that does not exist yet.</summary>
    public string Home => System.IO.Path.Combine(Path, "home");

    public AFolder()
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path, (UnixFileMode)0b111_101_101);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
