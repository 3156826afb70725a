namespace Storyteller.Bench;

/// <summary>The checkout that the bench was built from.</summary>
public static class Checkout
{
    private static readonly Lazy<string> _root = new(FindRoot);

    /// <summary>A file or folder in it.</summary>
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([_root.Value, .. parts]);

    /// <summary>The system as it is shipped, built in the same configuration as the bench.</summary>
    public static string AppHost()
    {
        var release = $"{System.IO.Path.DirectorySeparatorChar}Release{System.IO.Path.DirectorySeparatorChar}";
        var configuration = AppContext.BaseDirectory.Contains(release, StringComparison.Ordinal) ? "Release" : "Debug";
        return Path("AppHost", "bin", "plain", configuration, "net10.0", "Storyteller.AppHost.dll");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Storyteller.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new BenchFailure("the bench runs from within a checkout, and there is none above it");
    }
}
