namespace Storyteller.Testing;

/// <summary>Where the programs lie that were built together with these tests.</summary>
public static class Checkout
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The shipped worlds, and whatever others the tests put beside them.</summary>
    public static string Worlds() => Path.Combine(AppContext.BaseDirectory, "worlds");

    /// <summary>A project's program, from the same checkout and in the same configuration.</summary>
    /// <param name="project">The project's folder.</param>
    /// <param name="name">What the program is called, without <c>Storyteller.</c> and the ending.</param>
    /// <param name="output">What lies between its <c>bin</c> and the configuration, if anything.</param>
    public static string Built(string project, string name, string output = "")
    {
        var release = $"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}";
        var configuration = AppContext.BaseDirectory.Contains(release, StringComparison.Ordinal) ? "Release" : "Debug";
        return Path.Combine(Root, project, "bin", output, configuration, "net10.0", $"Storyteller.{name}.dll");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Storyteller.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
